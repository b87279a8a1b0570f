"""Parks events that cannot be applied, with the later ones of their stream; all other streams go on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from kernel.postgres import Connection, Pool
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.offsets import Subscriber

HEADS = """
select stream from parked_streams
where subscription = $1 and generation = $2 and stream = any($3) order by stream for update
"""
HEAD = """
insert into parked_streams (subscription, generation, stream, why)
select $1, $2, stream, why from unnest($3::text[], $4::text[]) as a (stream, why)
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


async def lock_heads(db: Connection, who: Subscriber, streams: Iterable[str]) -> set[str]:
    """Which of the streams are parked; they stay so until the transaction ends."""
    return {row["stream"] for row in await db.fetch(HEADS, who.name, who.generation, list(streams))}


async def park(db: Connection, who: Subscriber, heads: Mapping[str, str], events: Sequence[Heard]) -> None:
    """Set events aside; `heads` are the streams newly parked, with the reason."""
    await db.execute(HEAD, who.name, who.generation, list(heads), list(heads.values()))
    await db.executemany(PARK, [(who.name, who.generation, *_columns(heard)) for heard in events])


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
