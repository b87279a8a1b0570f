"""What is in Kafka has its effect here exactly once: projections, reactions, parked events, progress."""
