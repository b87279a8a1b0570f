"""The rules of councils, local settings, rounds and sessions."""
