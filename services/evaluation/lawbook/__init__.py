"""The law as this installation holds it: packs released and loaded, and all that may be read of it."""
