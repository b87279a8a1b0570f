"""Dossiers with their evidence, from the producer to the council."""
