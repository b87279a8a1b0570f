"""Cases as JSON asks them and the answers they get, at a terminal and over HTTP."""
