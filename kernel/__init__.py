"""How facts are kept: event store, publisher, subscriptions, authority, vault. Knows no business word."""
