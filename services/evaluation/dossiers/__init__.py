"""The dossiers that offices forward to be judged, and what they rest on: units, producers, products."""
