"""A cursor is an opaque place in one list; a changed one, or one of another list, is refused."""

import base64
import hashlib
import hmac
import json
from typing import Annotated

from pydantic import TypeAdapter, ValidationError
from pydantic.types import Strict

from kernel.http.refusals import ForeignCursor

SIGNATURE = 16

type Place = tuple[str | int, ...]

_place: TypeAdapter[tuple[str | int, ...]] = TypeAdapter(
    tuple[Annotated[str, Strict()] | Annotated[int, Strict()], ...]
)


class Cursors:
    def __init__(self, key: bytes) -> None:
        self._key = hmac.new(key, b"cursor", hashlib.sha256).digest()

    def write(self, listing: str, place: Place) -> str:
        """`listing` says which list it is, with its filters."""
        said = json.dumps(place, ensure_ascii=False, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(self._sign(listing, said) + said).decode().rstrip("=")

    def read(self, listing: str, cursor: str) -> Place:
        """Raises ForeignCursor."""
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except ValueError:
            raise ForeignCursor from None
        signature, said = raw[:SIGNATURE], raw[SIGNATURE:]
        if not hmac.compare_digest(signature, self._sign(listing, said)):
            raise ForeignCursor
        try:
            return _place.validate_json(said)
        except ValidationError:
            raise ForeignCursor from None

    def _sign(self, listing: str, said: bytes) -> bytes:
        return hmac.new(self._key, listing.encode() + b"\0" + said, hashlib.sha256).digest()[:SIGNATURE]
