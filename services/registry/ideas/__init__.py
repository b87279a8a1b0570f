"""Ideas, from the producer over the commune to the office that selects."""
