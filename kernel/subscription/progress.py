"""How far every subscription has come, told once a second, so that a reader can demand freshness."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from kernel.clock import Clock
from kernel.offsets import COMMITTED, Admin, admin, ask_ends
from kernel.postgres import Pool
from kernel.record import record
from kernel.subscription import telemetry
from kernel.subscription.heard import Place
from kernel.subscription.subscription import Subscription

EVERY_SECONDS = 1.0
# A claim (at that time these partitions had been read to their end) stays true until another replaces it.
TELL = """
insert into progress (subscription, generation, reader, topic, partitions, behind, caught_up_at, at)
select subscription, generation, $1, topic,
    case when behind = 0 then partitions::int[] else '{}' end, behind,
    case when behind = 0 then $2::timestamptz end, $2
from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::bigint[])
    as p (subscription, generation, topic, partitions, behind)
on conflict (subscription, generation, reader, topic) do update set
    behind = excluded.behind, at = excluded.at,
    (partitions, caught_up_at) = (
        select excluded.partitions, excluded.caught_up_at where excluded.partitions <> '{}'
        union all
        select progress.partitions, progress.caught_up_at where excluded.partitions = '{}'
    )
"""
FORGET = "delete from progress where at < $1"
# A partition that nobody tells of, or that was never read to its end, makes the whole null.
CAUGHT_UP = """
select case when count(*) = count(at) then min(at) end from (
    select max(p.caught_up_at) as at from offsets o left join progress p
    on p.subscription = o.subscription and p.generation = o.generation
        and p.topic = o.topic and o.partition = any(p.partitions)
    where o.subscription = $1 and o.generation = $2
    group by o.topic, o.partition
) as places
"""
PARKED = "select count(*) from parked_streams"
STATUS = """
select subscription, generation, sum(behind)::bigint as behind, max(at) as at from progress
where at > $1 group by subscription, generation order by subscription, generation
"""


@record
class Standing:
    """How many offsets a subscription was behind when its readers last told, at `at`."""

    subscription: str
    generation: int
    behind: int
    at: datetime


async def age(pool: Pool, subscription: str, now: datetime, generation: int = 1) -> timedelta | None:
    """How long ago all that was in Kafka then had been read; None if never."""
    at: datetime | None = await pool.fetchval(CAUGHT_UP, subscription, generation)
    return None if at is None else now - at


async def status(pool: Pool, now: datetime) -> list[Standing]:
    """What readers told in the last minute; a subscription that is missing is not being read."""
    return [Standing(**dict(row)) for row in await pool.fetch(STATUS, now - timedelta(minutes=1))]


class Progress:
    """Compares where the subscriptions of one process stand with where their topics end."""

    def __init__(self, pool: Pool, kafka: str, subscriptions: Sequence[Subscription], clock: Clock) -> None:
        self._pool, self._subscriptions, self._clock = pool, subscriptions, clock
        self._kafka = kafka
        self._admin: Admin | None = None
        self._reader = uuid4()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; raises KafkaException or asyncpg's errors, after which it may be run again."""
        self._admin = None
        while not stop.is_set():
            await self.tell()
            await _pause(stop, EVERY_SECONDS)

    async def tell(self) -> None:
        """Write down now where everything stands."""
        now = self._clock()
        places = sorted({place for s in self._subscriptions for place in s.positions()})
        ends = await self._ends(places)
        rows = [
            (s.who.name, s.who.generation, topic, partitions, behind)
            for s in self._subscriptions
            for topic, partitions, behind in _by_topic(s, ends)
        ]
        if rows:
            await self._pool.execute(TELL, self._reader, now, *map(list, zip(*rows, strict=True)))
        await self._pool.execute(FORGET, now - timedelta(hours=1))
        for subscription in self._subscriptions:
            name = subscription.who.name
            telemetry.lagging(name, sum(row[-1] for row in rows if row[0] == name))
        telemetry.standing_parked(await self._pool.fetchval(PARKED))

    async def _ends(self, places: Sequence[Place]) -> dict[Place, int]:
        """Where the committed records of each partition end; raises KafkaException."""
        if not places:
            return {}
        self._admin = self._admin or admin(self._kafka)
        asked = ask_ends(self._admin, places, COMMITTED)
        found = await asyncio.gather(*map(asyncio.wrap_future, asked.values()))
        return {(tp.topic, tp.partition): end.offset for tp, end in zip(asked, found, strict=True)}


def _by_topic(subscription: Subscription, ends: Mapping[Place, int]) -> list[tuple[str, str, int]]:
    """Topic, its partitions as an array's text, and how many offsets they are behind."""
    positions = subscription.positions()
    found: list[tuple[str, str, int]] = []
    for topic in subscription.topics:
        held = {p: n for (t, p), n in positions.items() if t == topic and (t, p) in ends}
        behind = sum(max(0, ends[topic, p] - n) for p, n in held.items())
        found.append((topic, "{" + ",".join(map(str, sorted(held))) + "}", behind))
    return found


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
