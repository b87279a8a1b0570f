"""The local stack: real PostgreSQL and Kafka on one machine that has nothing but Python."""
