"""Products, each grown from an idea or brought as it is, classified under each law and coded."""
