"""The rules of an offer, and what trade hears from the other services."""
