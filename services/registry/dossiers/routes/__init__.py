"""Dossiers and evidence over HTTP."""
