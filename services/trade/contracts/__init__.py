"""What trade says and hears: messages among the services, and the public contract for marketplaces."""
