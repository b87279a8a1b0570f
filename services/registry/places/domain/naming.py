"""A unit's name as people type it: without case and accents, blanks at will."""

import unicodedata


def folded(text: str) -> str:
    """`Phường Ô Chợ Dừa` and `phuong  o cho dua` are one; so are Hòa, Hoà and Hoa."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.replace("đ", "d").split())
