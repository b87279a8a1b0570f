"""The producer: what may be asked, what may happen, and the rules."""
