"""One secret per stack folder; every password of the stack is derived from it."""

import contextlib
import hashlib
import hmac
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
        draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_bytes(make())
        # Whoever is first decides; a second one takes what is there.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_bytes()
