"""The criteria sets as the law prints them: packs read from text, checked, compared."""
