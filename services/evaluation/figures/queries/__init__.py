"""Counts, spreads, drifts and gates, computed from the tables when they are asked for."""
