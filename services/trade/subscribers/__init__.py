"""Marketplaces that follow the catalogue, and the feed that they read."""
