"""The feed as it is read from the store's own sequence, and how far it has come."""
