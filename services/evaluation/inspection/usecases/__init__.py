"""Inspections and complaints as they stand, and revocations, which end certificates."""
