"""Producers, who represents them, and their products."""
