"""What follows by itself: certificates from a decision, expiry from the calendar."""
