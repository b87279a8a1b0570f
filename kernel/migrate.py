"""Applies numbered .sql files, each once and in order, as the role that owns the tables."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import asyncpg

KERNEL = Path(__file__).parent / "migrations"
APPLIED = """
create table if not exists migrations (
    folder text not null, file text not null, digest text not null,
    applied_at timestamptz not null default clock_timestamp(), primary key (folder, file)
)
"""
LOCK = 7_020_261_122


class ChangedMigration(RuntimeError):
    """A file that was applied before has changed since; migrations are only added."""


async def migrate(owner_url: str, runtime: str, folders: Sequence[Path]) -> list[str]:
    """Apply what is new and name it; `{runtime}` in a file stands for the run-time role.

    The kernel's folder comes first whether it is named or not; later folders are known by the
    name of the folder above them. One at a time per database.
    """
    if re.fullmatch(r"[a-z_][a-z0-9_]*", runtime) is None:
        raise ValueError(f"{runtime!r} is no name of a role")
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.execute("select pg_advisory_lock($1)", LOCK)
        await connection.execute(APPLIED)
        await connection.execute(f'grant select on migrations to "{runtime}"')
        new: list[str] = []
        for folder in [KERNEL, *(f for f in folders if f != KERNEL)]:
            for file in sorted(folder.glob("*.sql")):
                if await _apply(connection, folder.parent.name, file, runtime):
                    new.append(f"{folder.parent.name}/{file.name}")
        await connection.execute(
            "insert into log (name) select $1 where not exists (select from log)", runtime
        )
        return new
    finally:
        await connection.close()


async def _apply(connection: asyncpg.Connection, folder: str, file: Path, runtime: str) -> bool:
    text = file.read_text()
    digest = hashlib.sha256(text.encode()).hexdigest()
    before = await connection.fetchval(
        "select digest from migrations where folder = $1 and file = $2", folder, file.name
    )
    if before == digest:
        return False
    if before is not None:
        raise ChangedMigration(f"{folder}/{file.name} was changed after it had been applied")
    async with connection.transaction():
        await connection.execute(text.replace("{runtime}", f'"{runtime}"'))
        await connection.execute(
            "insert into migrations (folder, file, digest) values ($1, $2, $3)", folder, file.name, digest
        )
    return True
