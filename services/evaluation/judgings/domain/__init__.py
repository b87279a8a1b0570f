"""One dossier before one council, from its opening to the stars and to the decision that rests on them."""
