"""All events of a service in the order of their numbers, read at full speed and in flat memory."""

import struct
from collections.abc import AsyncGenerator, Sequence
from typing import NamedTuple
from uuid import UUID

from asyncpg.pgproto import pgproto

from kernel.postgres import Connection

WINDOW = 5_000
# Along the numbers, each event by its place: with any other plan an event costs more in a larger store.
PLAN = """
set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_sort = off;
set local enable_seqscan = off; set local enable_bitmapscan = off
"""
# All lengths come first, so that one unpacking reads the row.
QUERY = """
select q.seq, e.version, e.id,
    octet_length(e.stream), octet_length(e.type), octet_length(e.data), octet_length(e.metadata),
    convert_to(e.stream, 'UTF8') || convert_to(e.type, 'UTF8') || e.data || e.metadata
from sequence q join events e using (pos)
where q.seq between $1 and $2 order by q.seq
"""
BY_NUMBER = """
select q.seq, e.stream, e.version, e.type, e.id, e.data, e.metadata
from sequence q join events e using (pos) where q.seq = any($1::bigint[]) order by q.seq
"""
# PostgreSQL's binary COPY: a header, then rows: their number of fields, each field after its length.
HEADER = 19
ROW = struct.Struct(">h iq ii i16s ii ii ii ii i")


class Sequenced(NamedTuple):
    """A stored event with its number; `data` and `metadata` are the stored bytes."""

    seq: int
    stream: str
    version: int
    type: str
    id: UUID
    data: bytes
    metadata: bytes


async def read_all(
    db: Connection, *, first: int = 0, last: int | None = None
) -> AsyncGenerator[list[Sequenced]]:
    """Batches of events from number `first` to `last`, or to the end as it is when it gets there.

    Each batch is a transaction of its own, which is as good as one: what is numbered never changes.
    """
    while rows := await window(db, first, last):
        yield rows
        first = rows[-1].seq + 1
        if len(rows) < WINDOW:
            return


async def by_number(db: Connection, numbers: Sequence[int]) -> list[Sequenced]:
    """The events of these numbers, in their order; a number that stands for none has none."""
    return list(map(Sequenced._make, await db.fetch(BY_NUMBER, numbers)))


async def window(db: Connection, first: int, last: int | None = None) -> list[Sequenced]:
    """At most WINDOW events from number `first` on."""
    end = first + WINDOW - 1 if last is None else min(last, first + WINDOW - 1)
    rows: list[Sequenced] = []
    rest = b""
    start = HEADER

    async def take(chunk: bytes) -> None:
        nonlocal rest, start
        rest = parse(rest + chunk, start, rows)
        start = 0

    async with db.transaction():
        await db.execute(PLAN)
        await db.copy_from_query(QUERY, first, end, output=take, format="binary")
    return rows


def parse(copied: bytes, at: int, rows: list[Sequenced]) -> bytes:
    """Add the whole rows in `copied` from `at` on; returns what is left of an unfinished one."""
    while at + ROW.size <= len(copied):
        fields = ROW.unpack_from(copied, at)
        _, _, seq, _, version, _, event, _, to_kind, _, to_data, _, to_metadata, _, _, size = fields
        begin = at + ROW.size
        if begin + size > len(copied):
            break
        at = begin + size
        kind = begin + to_kind
        data = kind + to_data
        metadata = data + to_metadata
        rows.append(
            Sequenced(
                seq,
                copied[begin:kind].decode(),
                version,
                copied[kind:data].decode(),
                pgproto.UUID(event),
                copied[data:metadata],
                copied[metadata:at],
            )
        )
    return copied[at:]
