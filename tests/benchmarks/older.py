"""An older build beside this one: its files in a temporary folder, run by this build's Python."""

import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from deploy.local.trouble import Trouble

ROOT = Path(__file__).parents[2]


@contextmanager
def older_build(revision: str) -> Generator[Path]:
    """A worktree of the revision, removed however the block ends. Raises Trouble where there is none."""
    with tempfile.TemporaryDirectory(prefix="ocop-before-") as folder:
        root = Path(folder) / "before"
        try:
            git("worktree", "add", "--quiet", "--detach", str(root), revision)
        except subprocess.CalledProcessError as failed:
            raise Trouble(f"There is no build of {revision}.", failed.stderr.strip()) from failed
        try:
            yield root
        finally:
            git("worktree", "remove", "--force", str(root))


def git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)
