"""The cache keeps what is downloaded once for all checkouts of one person."""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from deploy.local.account import ROOT, open_to_all


def cache_folder() -> Path:
    """`OCOP_CACHE`, or else a folder of the person; root's own home is closed to the database's account."""
    if chosen := os.environ.get("OCOP_CACHE"):
        return Path(chosen).absolute()
    if ROOT:
        return Path("/var/cache/ocop")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ocop"


@contextmanager
def being_made(target: Path) -> Generator[Path | None]:
    """Give an empty folder that becomes `target` only when all went well, or None if it is there already.

    Whoever comes second waits for the first; what an interrupted attempt left behind is never
    taken for the finished thing.
    """
    if target.exists():
        yield None
        return
    open_to_all(target.parent)
    with FileLock(f"{target}.lock"):
        if target.exists():
            yield None
            return
        with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=target.parent) as unfinished:
            folder = Path(unfinished) / target.name
            folder.mkdir(mode=0o755)
            yield folder
            folder.rename(target)
