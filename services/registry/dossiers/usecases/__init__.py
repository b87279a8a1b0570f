"""What is done with a dossier, and where its files are kept."""
