"""Parks events that cannot be applied, with the later ones of their stream; all other streams go on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from kernel.postgres import Connection, Pool
from kernel.record import record
from kernel.subscription.heard import Heard

HEADS = """
select subscription, stream from parked_streams
where generation = $1 and subscription = any($2) and stream = any($3)
order by subscription, stream for update
"""
HEAD = """
insert into parked_streams (subscription, generation, stream, version, why)
select subscription, $1, stream, version, why
from unnest($2::text[], $3::text[], $4::int[], $5::text[]) as a (subscription, stream, version, why)
"""
PARK = """
insert into parked (
    subscription, generation, stream, version, event, type, seq, topic, partition, "offset", data, metadata
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing
"""
LIST = """
select h.subscription, h.generation, h.stream, h.why, h.since, count(*)::int as events,
    min(p.version) as first, max(p.version) as last
from parked_streams h join parked p using (subscription, generation, stream)
group by h.subscription, h.generation, h.stream order by h.since, h.stream
"""


@record
class ParkedStream:
    """Versions `first` to `last` of a stream wait; `why` is what went wrong with the first of them."""

    subscription: str
    generation: int
    stream: str
    why: str
    since: datetime
    events: int
    first: int
    last: int


@record
class Head:
    """A stream that is parked now, by whom, and the last version that had its effect."""

    subscription: str
    stream: str
    version: int
    why: str


async def lock_heads(
    db: Connection, generation: int, names: Iterable[str], streams: Iterable[str]
) -> dict[str, set[str]]:
    """By stream, who has parked it; it stays so until the transaction ends."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in await db.fetch(HEADS, generation, list(names), list(streams)):
        found[row["stream"]].add(row["subscription"])
    return found


async def park(
    db: Connection, generation: int, heads: Sequence[Head], events: Sequence[tuple[str, Heard]]
) -> None:
    """Set events aside, each for a subscription; `heads` are the streams newly parked."""
    await db.execute(
        HEAD,
        generation,
        [h.subscription for h in heads],
        [h.stream for h in heads],
        [h.version for h in heads],
        [h.why for h in heads],
    )
    await db.executemany(PARK, [(name, generation, *_columns(heard)) for name, heard in events])


async def parked_streams(pool: Pool) -> list[ParkedStream]:
    """All that is parked, longest first; for `parked list` and for alarms."""
    return [ParkedStream(**dict(row)) for row in await pool.fetch(LIST)]


def _columns(heard: Heard) -> tuple[object, ...]:
    return (
        heard.stream,
        heard.version,
        heard.id if heard.named else None,
        heard.type,
        heard.seq,
        heard.topic,
        heard.partition,
        heard.offset,
        heard.data,
        heard.about,
    )
