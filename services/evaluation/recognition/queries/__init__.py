"""Which certificates end when, and who may file again."""
