"""Units, offices and appointments as read models."""
