"""The rules of trade: plain Python, no clock, no database."""
