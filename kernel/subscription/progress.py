"""How far every subscription has come, told once a second, so that a reader can demand freshness."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

from kernel.clock import Clock
from kernel.offsets import COMMITTED, Admin, admin, ask_ends
from kernel.postgres import Pool
from kernel.record import record
from kernel.subscription import telemetry
from kernel.subscription.heard import OWN, Place
from kernel.subscription.offsets import Stand

EVERY_SECONDS = 1.0
# A claim (at that time these partitions had been read to their end) stays true until another replaces it.
TELL = """
insert into progress (subscription, generation, reader, topic, partitions, behind, caught_up_at, at)
select subscription, generation, $1, topic,
    case when caught_up_at is null then '{}' else partitions::int[] end, behind, caught_up_at, $2
from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::bigint[], $8::timestamptz[])
    as p (subscription, generation, topic, partitions, behind, caught_up_at)
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
# What is committed and has no number yet counts, too, up to 10,000 events.
OWN_END = """
select p.next_seq + (
    select count(*) from (
        select from events e where (e.txid, e.pos) > (p.txid, p.pos) and e.pos > p.adopted limit 10000
    ) as unnumbered
) from publisher p
"""

type Ends = Callable[[Sequence[Place]], Awaitable[Mapping[Place, int]]]


class Reading(Protocol):
    """A reader of this process."""

    @property
    def generation(self) -> int: ...

    def positions(self) -> dict[Stand, int]: ...


@record
class Standing:
    """How many offsets a subscription was behind when its readers last told, at `at`."""

    subscription: str
    generation: int
    behind: int
    at: datetime


@record
class Look:
    """Where everything ended at that time."""

    at: datetime
    ends: Mapping[Place, int]


async def age(pool: Pool, subscription: str, now: datetime, generation: int = 1) -> timedelta | None:
    """How long ago all that had been said then had been read; None if never."""
    at: datetime | None = await pool.fetchval(CAUGHT_UP, subscription, generation)
    return None if at is None else now - at


async def status(pool: Pool, now: datetime) -> list[Standing]:
    """What readers told in the last minute; a subscription that is missing is not being read."""
    return [Standing(**dict(row)) for row in await pool.fetch(STATUS, now - timedelta(minutes=1))]


def own_ends(pool: Pool) -> Ends:
    """Where the service's own sequence ends."""

    async def ends(_: Sequence[Place]) -> Mapping[Place, int]:
        return {OWN: await pool.fetchval(OWN_END)}

    return ends


def topic_ends(kafka: str) -> Ends:
    """Where the committed records of each partition end; raises KafkaException."""
    asking: Admin | None = None

    async def ends(places: Sequence[Place]) -> Mapping[Place, int]:
        nonlocal asking
        # Made anew after a failure.
        used, asking = asking or admin(kafka), None
        asked = ask_ends(used, places, COMMITTED)
        found = await asyncio.gather(*map(asyncio.wrap_future, asked.values()))
        asking = used
        return {(tp.topic, tp.partition): end.offset for tp, end in zip(asked, found, strict=True)}

    return ends


class Progress:
    """Compares where the readers of one process stand with where what they read ends."""

    def __init__(self, pool: Pool, ends: Ends, readers: Sequence[Reading], clock: Clock) -> None:
        self._pool, self._ends, self._readers, self._clock = pool, ends, readers, clock
        self._before: Look | None = None
        self._reader = uuid4()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; raises KafkaException or asyncpg's errors, after which it may be run again."""
        while not stop.is_set():
            await self.tell()
            await _pause(stop, EVERY_SECONDS)

    async def tell(self) -> None:
        """Write down now where everything stands."""
        now = self._clock()
        places = sorted({place for reader in self._readers for _, place in reader.positions()})
        look = Look(at=now, ends=await self._ends(places) if places else {})
        looks = [look, self._before] if self._before is not None else [look]
        rows = [row for reader in self._readers for row in _claims(reader, looks)]
        self._before = look
        if rows:
            await self._pool.execute(TELL, self._reader, now, *map(list, zip(*rows, strict=True)))
        await self._pool.execute(FORGET, now - timedelta(hours=1))
        for name in {row[0] for row in rows}:
            telemetry.lagging(name, sum(row[4] for row in rows if row[0] == name))
        telemetry.standing_parked(await self._pool.fetchval(PARKED))


type Claim = tuple[str, int, str, str, int, datetime | None]


def _claims(reader: Reading, looks: Sequence[Look]) -> Iterable[Claim]:
    """Of each subscription and topic: its partitions as an array's text, how far they are behind, and the
    time of the last look whose ends they have all reached: under load there is always something new.
    """
    positions = reader.positions()
    for name, topic in sorted({(name, topic) for name, (topic, _) in positions}):
        held = {p: n for (who, (t, p)), n in positions.items() if (who, t) == (name, topic)}
        known = {p: n for p, n in held.items() if (topic, p) in looks[0].ends}
        behind = sum(max(0, looks[0].ends[topic, p] - n) for p, n in known.items())
        reached = [
            look.at for look in looks if all(look.ends.get((topic, p), n + 1) <= n for p, n in known.items())
        ]
        partitions = "{" + ",".join(map(str, sorted(known))) + "}"
        yield name, reader.generation, topic, partitions, behind, reached[0] if reached else None


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
