"""The master key wraps the subjects' keys: from a file, or kept by a key management service."""

import os
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
KEY = 32


class Unwrappable(RuntimeError):
    """The wrapped key is not of this master key, or not of this subject."""


class KeyManagement(Protocol):
    """`context` is bound to the wrapped key: unwrapping under another context fails."""

    async def wrap(self, key: bytes, context: bytes) -> bytes: ...

    async def unwrap(self, wrapped: bytes, context: bytes) -> bytes: ...


class FileMaster:
    """A master key of 32 random bytes in a file that only the service can read."""

    def __init__(self, file: Path) -> None:
        """Raises ValueError for a file of another length."""
        key = file.read_bytes()
        if len(key) != KEY:
            raise ValueError(f"{file} holds {len(key)} bytes; a master key has {KEY}")
        self._cipher = AESGCM(key)

    async def wrap(self, key: bytes, context: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, key, context)

    async def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Raises Unwrappable."""
        try:
            return self._cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], context)
        except (InvalidTag, ValueError) as error:
            raise Unwrappable("a subject's key does not open under this master key") from error
