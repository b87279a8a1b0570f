"""PostgreSQL refuses root: as root, it runs under an account that owns nothing else."""

import hashlib
import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path

from deploy.local.trouble import Trouble

ROOT = os.geteuid() == 0
ELSEWHERE = Path("/var/lib/ocop")


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    uid: int
    gid: int


def unprivileged() -> Account | None:
    """The account for a server that refuses root, or None where we are not root."""
    if not ROOT:
        return None
    try:
        found = pwd.getpwnam("nobody")
    except KeyError:
        raise Trouble(
            "PostgreSQL does not run as root, and this machine has no account named nobody.",
            "Create one (useradd --system nobody), or run this as a normal user.",
        ) from None
    return Account(uid=found.pw_uid, gid=found.pw_gid)


def open_to_all(folder: Path) -> Path:
    """Make the folder and let every account pass through it (not through its parents)."""
    folder.mkdir(parents=True, exist_ok=True)
    if ROOT:
        folder.chmod(0o755)
    return folder


def reachable(folder: Path) -> Path:
    """The folder itself, or a stand-in under /var/lib where another account cannot reach it."""
    if not ROOT or all(parent.stat().st_mode & 0o001 for parent in existing_parents(folder)):
        return folder
    return ELSEWHERE / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]


def existing_parents(folder: Path) -> list[Path]:
    return [parent for parent in folder.absolute().parents if parent.exists()]


def hand_over(folder: Path, account: Account | None) -> Path:
    """Make an empty folder that only the account may enter."""
    open_to_all(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    if account:
        shutil.chown(folder, account.uid, account.gid)
    return folder
