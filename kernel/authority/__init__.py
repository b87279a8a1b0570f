"""Who may do what: the token says who, dated appointments say what for which office and unit; else no."""
