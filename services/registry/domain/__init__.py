"""The registry's rules: one aggregate per module, plain Python."""
