"""Judgings over HTTP, from opening to the stars."""
