"""The law and practice as pages that anybody may read, without a login and without scripts."""
