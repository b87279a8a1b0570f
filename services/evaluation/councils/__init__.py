"""Councils, their regulations and local settings, the rounds and sessions in which they judge."""
