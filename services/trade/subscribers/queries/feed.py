"""The feed: every public event in the order of its number, read from the store's own sequence.

A number is given after commit, only to what lies below every transaction still running, densely and
by one writer at a time; so whoever has read up to a number has read all below it, and a slow
transaction cannot commit behind a reader's back. A cursor is such a number. No table is kept and no
projection is waited for: an event is in the feed as soon as it has its number.
"""

from collections.abc import Sequence

from asyncpg import Record

from kernel.metadata import Metadata, decode_metadata
from kernel.postgres import Pool
from kernel.record import record

# Events that are not for the public are passed over this many at a time.
WINDOW = 2000
AHEAD = """
select a.seq, e.type, e.data, e.metadata
from (select seq, pos from sequence where seq > $1 order by seq limit $2) a
left join events e on e.pos = a.pos and e.type = any($3)
order by a.seq
"""
NEWEST = "select coalesce(max(seq), -1) from sequence"


@record
class Told:
    """A public event as it is stored."""

    seq: int
    type: str
    data: bytes
    metadata: Metadata


@record
class Stretch:
    """What was told after a cursor; `last` is the number up to which all has been looked at.

    `whole` tells that there was nothing more.
    """

    told: Sequence[Told]
    last: int
    whole: bool


async def stretch(pool: Pool, types: Sequence[str], after: int, limit: int) -> Stretch:
    """At most `limit` events of these types with numbers above `after`."""
    told: list[Told] = []
    last = after
    while True:
        rows = await pool.fetch(AHEAD, last, WINDOW, types)
        for row in rows:
            last = row["seq"]
            if row["type"] is not None:
                told.append(_told(row))
            if len(told) == limit:
                return Stretch(told=told, last=last, whole=False)
        if len(rows) < WINDOW:
            return Stretch(told=told, last=last, whole=True)


async def newest(pool: Pool) -> int:
    """The highest number given so far; -1 before the first."""
    return await pool.fetchval(NEWEST)


def _told(row: Record) -> Told:
    return Told(seq=row["seq"], type=row["type"], data=row["data"], metadata=decode_metadata(row["metadata"]))
