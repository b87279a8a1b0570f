"""Committed events go to Kafka, each exactly once and in order: numbered first, then sent."""
