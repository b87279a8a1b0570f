"""Practice before the council, as it is asked for and answered over HTTP and on the command line."""
