"""Real bytes of every event type of every released version: what was once written must always be readable."""
