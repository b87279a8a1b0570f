"""All three services as processes over real PostgreSQL and Kafka: one story, and what may go wrong in it."""
