"""Packs loaded from files, and what anybody may read of a law's sheets."""
