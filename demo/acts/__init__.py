"""The acts of the year, in order."""
