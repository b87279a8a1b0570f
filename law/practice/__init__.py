"""One sheet scored for oneself, and the cheapest way to more stars."""
