"""A folder for what is thrown away: in memory where there is room, and swept up after whoever was killed."""

import secrets
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

MEMORY = Path("/dev/shm")  # noqa: S108  # a file system in memory, where there is one
# What a run needs at the most, many times over; in bytes.
ROOM = 2 << 30
PREFIX = "ocop-throwaway-"


@contextmanager
def throwaway_folder(memory: Path = MEMORY) -> Generator[Path]:
    """A folder that every account can reach (pytest's own cannot be), deleted at the end.

    Copying a database takes a tenth of the work in memory. A folder whose owner was killed is
    known by its lock, which nobody holds any more, and is deleted by the next who comes.
    """
    parent = memory if has_room(memory) else Path(tempfile.gettempdir())
    sweep(parent)
    folder = parent / f"{PREFIX}{secrets.token_hex(4)}"
    with FileLock(f"{folder}.lock") as lock:
        folder.mkdir(mode=0o755)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            Path(lock.lock_file).unlink()


def has_room(memory: Path) -> bool:
    return memory.is_dir() and shutil.disk_usage(memory).free >= ROOM


def sweep(parent: Path) -> None:
    """Delete what owners left behind who are gone."""
    for path in parent.glob(f"{PREFIX}*.lock"):
        try:
            with FileLock(path, timeout=0):
                shutil.rmtree(path.with_suffix(""), ignore_errors=True)
                path.unlink(missing_ok=True)
        except (Timeout, PermissionError):
            continue
