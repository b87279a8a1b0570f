"""Councils, local settings, rounds and sessions over HTTP."""
