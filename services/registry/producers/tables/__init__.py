"""Producers, representatives and products as read models."""
