"""Inspections and complaints as tables."""
