"""One dossier before one council: handed out, scored in sealed sheets, closed, rated."""
