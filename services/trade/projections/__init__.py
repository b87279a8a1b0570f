"""Read models: one module each, with its table and its queries."""
