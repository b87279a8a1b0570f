"""`rules` on the command line."""
