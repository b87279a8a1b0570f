"""Offers for those who sell, and what anybody may read."""
