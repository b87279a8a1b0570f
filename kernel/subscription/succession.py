"""Whether what others said comes in order: each version of a stream follows the one before it, once.

A service's own events need no such check: their numbers are given in the order of each stream.
"""

from collections.abc import Collection, Mapping, Sequence

from kernel.postgres import Connection
from kernel.subscription.heard import Heard

# A first event begins its stream, any other follows the one before it; what does not fit stays as it is.
ADVANCE = """
merge into heard h
using unnest($1::text[], $2::text[], $3::int[], $4::int[]) as a (topic, stream, first, last)
on h.topic = a.topic and h.stream = a.stream
when matched and h.version = a.first - 1 then update set version = a.last
when not matched and a.first = 1 then insert values (a.topic, a.stream, a.last)
"""
STRAYS = """
select a.topic, a.stream from unnest($1::text[], $2::text[], $3::int[]) as a (topic, stream, last)
left join heard h using (topic, stream) where h.version is distinct from a.last
"""
VERSIONS = """
select topic, stream, version from heard join unnest($1::text[], $2::text[]) as a (topic, stream)
using (topic, stream)
"""
PUT = """
insert into heard (topic, stream, version)
select topic, stream, version from unnest($1::text[], $2::text[], $3::int[]) as a (topic, stream, version)
on conflict (topic, stream) do update set version = excluded.version
"""

# Services may give streams of theirs the same name.
type Told = tuple[str, str]


async def follow_on(db: Connection, batch: Sequence[Heard]) -> None:
    """Note the versions of a batch, and in `known` of each event that does not follow what came before it."""
    for one in batch:
        one.known = None
    spans, strays = _spans(batch)
    firsts = [first for first, _ in spans.values()]
    lasts = [last for _, last in spans.values()]
    done = await db.execute(ADVANCE, *_columns(spans), firsts, lasts)
    if done != f"MERGE {len(spans)}":
        strays.update((row[0], row[1]) for row in await db.fetch(STRAYS, *_columns(spans), lasts))
    if strays:
        await _mark(db, [one for one in batch if (one.topic, one.stream) in strays], strays)


async def _mark(db: Connection, batch: Sequence[Heard], strays: Collection[Told]) -> None:
    known = {(row[0], row[1]): int(row[2]) for row in await db.fetch(VERSIONS, *_columns(strays))}
    for one in batch:
        told = one.topic, one.stream
        before = known.get(told, 0)
        if one.version != before + 1:
            one.known = before
        known[told] = max(before, one.version)
    await db.execute(PUT, *_columns(known), list(known.values()))


def _spans(batch: Sequence[Heard]) -> tuple[Mapping[Told, tuple[int, int]], set[Told]]:
    """First and last version by stream, and the streams that have a gap in the batch itself."""
    firsts: dict[Told, int] = {}
    lasts: dict[Told, int] = {}
    strays: set[Told] = set()
    for heard in batch:
        told, version = (heard.topic, heard.stream), heard.version
        if told not in lasts:
            firsts[told] = version
        elif lasts[told] != version - 1:
            strays.add(told)
        lasts[told] = version
    return {told: (first, lasts[told]) for told, first in firsts.items() if told not in strays}, strays


def _columns(told: Collection[Told]) -> tuple[list[str], list[str]]:
    return [topic for topic, _ in told], [stream for _, stream in told]
