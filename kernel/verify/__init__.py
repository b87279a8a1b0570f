"""The feed checker: store, sequence and topic hold the same events, each once, in the same order."""
