"""Administrative units, the offices in them, and who is appointed to which office."""
