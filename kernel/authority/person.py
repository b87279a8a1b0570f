"""A person is an opaque name that only the holders of the key can tie to a login."""

import hashlib
import hmac
from pathlib import Path

LENGTH = 32


def person_id(issuer: str, subject: str, key: bytes) -> str:
    """`person-` and 128 bits in hex; the same login is the same person in every service with this key."""
    mac = hmac.new(key, f"{issuer}|{subject}".encode(), hashlib.sha256)
    return "person-" + mac.hexdigest()[:LENGTH]


def person_key(file: Path) -> bytes:
    """Raises ValueError for a key too short to hide who is who."""
    key = file.read_bytes()
    if len(key) < 32:
        raise ValueError(f"{file} holds {len(key)} bytes; the person key needs at least 32")
    return key
