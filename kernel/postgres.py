"""The event store in PostgreSQL: one query to load, one function to append."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from kernel.errors import CommandMismatch, Conflict
from kernel.store import Batch, Done, Loaded, Stored

MISMATCH, CONFLICT = "OC003", "OC004"
UNIQUE_VIOLATION = "23505"

LOAD = """
select c.request, c.streams, c.before, c.after, e.stream, e.version, e.type, e.id, e.data, e.metadata
from (select 1) as one
left join commands c on c.actor = $1 and c.command = $2
left join events e on e.stream = any($3::text[])
order by e.stream, e.version
"""
READ = """
select stream, version, type, id, data, metadata from events
where stream = $1 and version > $2 order by version
"""
APPEND = "select * from append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
# An open writer holds the feed back, so none may stay open for long.
TRANSACTION_TIMEOUT = "5s"

type Pool = asyncpg.Pool[asyncpg.Record]
type Connection = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]
# Whoever can be asked one query: a pool lends a connection for just as long as that takes.
type Reader = Pool | Connection


async def _keep(_: object) -> None:
    """Nothing here sets session state, and the driver's reset would cost a round trip."""


async def pool(url: str, *, size: int = 10) -> Pool:
    """Connections of a service's run-time role; raises OSError or PostgresError where there is none."""
    return await asyncpg.create_pool(
        url,
        min_size=1,
        max_size=size,
        reset=_keep,
        server_settings={"transaction_timeout": TRANSACTION_TIMEOUT, "timezone": "UTC", "jit": "off"},
    )


class Asked(Protocol):
    """Whoever answers single queries: a pool, or a few cached connections of one (`kernel.lent`)."""

    async def fetch(self, query: str, /, *given: object) -> list[asyncpg.Record]: ...

    async def fetchrow(self, query: str, /, *given: object) -> asyncpg.Record | None: ...


class PostgresStore:
    def __init__(self, connections: Asked) -> None:
        self._pool = connections

    async def log_id(self) -> str:
        row = await self._pool.fetchrow("select name, epoch from log")
        if row is None:
            raise LookupError("the database names no log; it has not been migrated")
        return f"{row['name']}/{row['epoch']}"

    async def load(self, streams: Sequence[str], actor: str, command: UUID) -> Loaded:
        rows = await self._pool.fetch(LOAD, actor, command, streams)
        found: dict[str, list[Stored]] = {stream: [] for stream in streams}
        for row in rows:
            if row[4] is not None:
                found[row[4]].append(_stored(row, 4))
        return Loaded(events=found, done=_done(rows[0]))

    async def read(self, stream: str, after: int = 0) -> Sequence[Stored]:
        return [_stored(row, 0) for row in await self._pool.fetch(READ, stream, after)]

    async def append(self, batch: Batch) -> Done | None:
        events = batch.events
        try:
            row = await self._pool.fetchrow(
                APPEND,
                batch.actor,
                batch.command,
                batch.request,
                batch.streams,
                batch.expected,
                [e.stream for e in events],
                [e.version for e in events],
                [e.type for e in events],
                [e.id for e in events],
                [e.data for e in events],
                [e.metadata for e in events],
            )
        except asyncpg.PostgresError as error:
            if error.sqlstate == MISMATCH:
                raise CommandMismatch from error
            if error.sqlstate in (CONFLICT, UNIQUE_VIOLATION):
                raise Conflict(batch.streams[0], batch.expected[0]) from error
            raise
        assert row is not None
        if not row["repeated"]:
            return None
        return Done(
            request=batch.request,
            streams=tuple(row["streams"]),
            before=tuple(row["before"]),
            after=tuple(row["after"]),
        )


def _done(row: asyncpg.Record) -> Done | None:
    if row[0] is None:
        return None
    return Done(request=row[0], streams=tuple(row[1]), before=tuple(row[2]), after=tuple(row[3]))


def _stored(row: asyncpg.Record, at: int) -> Stored:
    return Stored(
        stream=row[at],
        version=row[at + 1],
        type=row[at + 2],
        id=row[at + 3],
        data=row[at + 4],
        metadata=row[at + 5],
    )
