"""The dossier of one product for one judging: what may be asked, what may happen, and the rules."""
