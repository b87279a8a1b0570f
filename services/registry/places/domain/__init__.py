"""The rules of units, offices and appointments."""
