"""Who may score a judging, and how it is opened, sealed, closed and ordered to be done again."""
