"""What follows by itself: certificates from a decision, warnings and expiry from the calendar."""
