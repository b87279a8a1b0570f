"""Which version of each stream a subscription has processed; it advances without a gap or not at all."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from kernel.postgres import Connection, Pool
from kernel.subscription.heard import Heard
from kernel.subscription.offsets import Subscriber

# A first event begins its stream, any other follows the one that was seen; what does not fit stays as it is.
ADVANCE = """
merge into seen s
using unnest($3::text[], $4::int[], $5::int[]) as a (stream, first, last)
on s.subscription = $1 and s.generation = $2 and s.stream = a.stream
when matched and s.version = a.first - 1 then update set version = a.last
when not matched and a.first = 1 then insert values ($1, $2, a.stream, a.last)
"""
STRAYS = """
select a.stream from unnest($3::text[], $4::int[]) as a (stream, last)
left join seen s on s.subscription = $1 and s.generation = $2 and s.stream = a.stream
where s.version is distinct from a.last
"""
VERSIONS = """
select stream, version from seen where subscription = $1 and generation = $2 and stream = any($3)
"""
PUT = """
insert into seen (subscription, generation, stream, version)
select $1, $2, stream, version from unnest($3::text[], $4::int[]) as a (stream, version)
on conflict (subscription, generation, stream) do update set version = excluded.version
"""
HAS_SEEN = """
select exists (
    select from seen where subscription = $1 and generation = $2 and stream = $3 and version >= $4
)
"""
BUSY, IDLE = 0.005, 0.05


async def advance(db: Connection, who: Subscriber, batch: Sequence[Heard]) -> set[str]:
    """Note the streams of a batch as seen; answers with those that do not fit, which are left as they are.

    A stream fits if its events follow what was seen, and each other, and none of them has a fault.
    """
    spans, strays = _spans(batch)
    firsts = [first for first, _ in spans.values()]
    lasts = [last for _, last in spans.values()]
    done = await db.execute(ADVANCE, who.name, who.generation, list(spans), firsts, lasts)
    if done != f"MERGE {len(spans)}":
        rows = await db.fetch(STRAYS, who.name, who.generation, list(spans), lasts)
        strays.update(row["stream"] for row in rows)
    return strays


async def versions(db: Connection, who: Subscriber, streams: Iterable[str]) -> dict[str, int]:
    rows = await db.fetch(VERSIONS, who.name, who.generation, list(streams))
    return {row["stream"]: row["version"] for row in rows}


async def put(db: Connection, who: Subscriber, seen: Mapping[str, int]) -> None:
    await db.execute(PUT, who.name, who.generation, list(seen), list(seen.values()))


async def wait_for(
    pool: Pool, subscription: str, stream: str, version: int, within: float, generation: int = 1
) -> bool:
    """Whether the subscription has seen that version of the stream, waiting at most `within` seconds."""
    loop = asyncio.get_running_loop()
    until, pause = loop.time() + within, BUSY
    while not await pool.fetchval(HAS_SEEN, subscription, generation, stream, version):
        left = until - loop.time()
        if left <= 0:
            return False
        await asyncio.sleep(min(pause, left))
        pause = min(pause * 1.5, IDLE)
    return True


def _spans(batch: Sequence[Heard]) -> tuple[dict[str, tuple[int, int]], set[str]]:
    """First and last version by stream, and the streams that have a gap or a fault in the batch itself."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    strays: set[str] = set()
    for heard in batch:
        stream, version = heard.stream, heard.version
        if stream not in lasts:
            firsts[stream] = version
        elif lasts[stream] != version - 1:
            strays.add(stream)
        lasts[stream] = version
        if heard.fault is not None:
            strays.add(stream)
    return {s: (first, lasts[s]) for s, first in firsts.items() if s not in strays}, strays
