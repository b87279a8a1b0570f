"""A pseudonym stands for a person before one reader: the same within one scope, another in any other."""

import hashlib
import hmac

from kernel.authority.person import person_id

LENGTH = 16


class Pseudonyms:
    """`key` is the one that makes persons opaque; what is made of it here cannot be told from chance."""

    def __init__(self, key: bytes) -> None:
        self._key = hmac.new(key, b"pseudonym", hashlib.sha256).digest()
        self._labels = hmac.new(key, b"label", hashlib.sha256).digest()

    def of(self, person: str, *scope: object) -> str:
        """`pseudonym-` and 64 bits in hex. Who reads it has no way back to the person."""
        said = "\0".join([*map(str, scope), person])
        return "pseudonym-" + hmac.new(self._key, said.encode(), hashlib.sha256).hexdigest()[:LENGTH]

    def labelled(self, label: str, *scope: object) -> str:
        """The opaque person whom the papers of one scope call so; nobody who logs in is this person."""
        return person_id("\0".join(map(str, scope)), label, self._labels)
