"""Registry's read models: one module each, with its table and the queries that read it."""
