"""Ratings and scorings, a row each, as they are counted."""
