"""One secret per stack folder; every password of the stack is derived from it."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path


def stack_secret(folder: Path) -> bytes:
    """The folder's secret, made on first use and readable by its owner only."""
    return keep(folder / "secret", lambda: secrets.token_bytes(32))


def password(folder: Path, role: str) -> str:
    return hmac.new(stack_secret(folder), role.encode(), hashlib.sha256).hexdigest()


def keep(path: Path, make: Callable[[], bytes]) -> bytes:
    """The file's content; a file that is not there is made, complete or not at all."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}-{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_bytes(make())
        draft.rename(path)
    return path.read_bytes()
