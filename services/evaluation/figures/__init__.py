"""What ratings add up to: statistics, and analytics of how councils score."""
