"""Councils, rounds, sessions and local settings as read models."""
