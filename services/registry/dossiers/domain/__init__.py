"""The rules of dossiers and evidence."""
