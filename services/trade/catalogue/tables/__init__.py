"""Offers, certificates, products and producers as read models."""
