"""Read models: one module each, with its table and the queries that read it."""
