"""What registry said, as tables: levels of units, products and producers, dossiers."""
