"""Units, offices and appointments over HTTP."""
