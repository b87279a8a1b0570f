"""A folder for one system, which the database's own account can reach."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def open_folder() -> Generator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="ocop-system-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
