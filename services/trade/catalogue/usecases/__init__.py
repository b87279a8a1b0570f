"""The public contract: what marketplaces get of an offer and its certificate."""
