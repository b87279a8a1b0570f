"""Decisions, certificates and their timers as tables."""
