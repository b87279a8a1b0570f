"""Statistics and analytics over HTTP."""
