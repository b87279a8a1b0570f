"""The law over HTTP: generations, criteria sets, packs, practice."""
