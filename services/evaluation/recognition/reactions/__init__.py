"""What follows by itself: certificates from a decision, the end of an extension, warnings and expiry."""
