"""The rules of producers and products."""
