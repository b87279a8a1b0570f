"""HTTP in: who asks, what routes may ask for, and every refusal as a problem a person can read."""
