"""Kafka in: what others say, and what trade does about it."""
