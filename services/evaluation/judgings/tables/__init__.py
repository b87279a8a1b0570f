"""Judgings and drafts of sheets as tables."""
