"""One district's 2024, played over HTTP by its officers, council members and producers; all invented."""
