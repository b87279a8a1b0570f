"""Live activity: how many events of each type, and where, in the last minute, quarter and hour.

It is counted in the memory of each worker and so approximate: a restart forgets. Workers write their
counts into a table once a second; whoever shows them reads it there.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from kernel.clock import Clock
from kernel.days import local_date
from kernel.postgres import Connection, Pool
from kernel.record import record

MINUTE, QUARTER, HOUR = WINDOWS = (60, 900, 3600)
BUCKET_SECONDS = 5
# Beyond so many pairs of type and unit the rest are counted without their unit.
MOST = 5_000
EVERY_SECONDS = 1.0
KEPT_SECONDS = 10.0
STALE = timedelta(seconds=30)
FORGOTTEN = timedelta(hours=1)

WRITE = """
insert into activity (worker, type, unit, minute, quarter, hour, at)
select $1, type, unit, minute, quarter, hour, $2
from unnest($3::text[], $4::text[], $5::int[], $6::int[], $7::int[]) as a (type, unit, minute, quarter, hour)
"""
FORGET = "delete from activity where worker = $1 or at < $2"
# A unit's province is the one above it that stands right below the root, and not the one before a merger.
READ = """
with recursive counted as (
    select type, unit, sum(minute)::int as minute, sum(quarter)::int as quarter, sum(hour)::int as hour
    from activity where at > $1 group by type, unit
), above as (
    select n.code as unit, n.code, n.parent from authority_nesting n
    where n.code in (select unit from counted)
    union
    select a.unit, n.code, n.parent from above a join authority_nesting n on n.code = a.parent
), province as (
    select distinct a.unit, a.code, u.name from above a
    join authority_nesting root on root.code = a.parent and root.parent is null
    join authority_units u on u.code = a.code and (u.merged_on is null or u.merged_on > $2)
)
select c.type, coalesce(p.code, '') as province, coalesce(p.name, '') as name,
    sum(c.minute)::int as minute, sum(c.quarter)::int as quarter, sum(c.hour)::int as hour
from counted c left join province p on p.unit = c.unit
group by c.type, p.code, p.name order by hour desc, c.type, province
"""

type Key = tuple[str, str]


@record
class Active:
    """Events of a type in a province (empty: of no province, such as the whole country) by window."""

    type: str
    province: str
    name: str
    minute: int
    quarter: int
    hour: int


class Tally:
    """Counts in sliding windows of five-second buckets. Times are seconds since 1970."""

    def __init__(self) -> None:
        self._buckets: deque[tuple[int, Counter[Key]]] = deque()

    def add(self, kind: str, unit: str, at: float, now: float) -> None:
        """Count an event; what is older than the longest window is left out."""
        bucket = int(at // BUCKET_SECONDS)
        self._expire(now)
        if at <= now - HOUR:
            return
        counter = self._bucket(bucket)
        key = (kind, unit) if len(counter) < MOST else (kind, "")
        counter[key] += 1

    def counts(self, now: float) -> dict[Key, tuple[int, int, int]]:
        """By type and unit: how many in the last minute, quarter and hour."""
        self._expire(now)
        sums: list[Counter[Key]] = []
        for window in WINDOWS:
            sums.append(Counter())
            for bucket, counter in self._buckets:
                if bucket * BUCKET_SECONDS > now - window:
                    sums[-1].update(counter)
        return {key: (sums[0][key], sums[1][key], sums[2][key]) for key in sums[-1]}

    def _bucket(self, bucket: int) -> Counter[Key]:
        for known, counter in reversed(self._buckets):
            if known == bucket:
                return counter
        self._buckets.append((bucket, Counter()))
        return self._buckets[-1][1]

    def _expire(self, now: float) -> None:
        while self._buckets and self._buckets[0][0] * BUCKET_SECONDS <= now - HOUR:
            self._buckets.popleft()


class Board:
    """One worker's counts, written where other processes can read them."""

    def __init__(self, pool: Pool, tally: Tally, clock: Clock) -> None:
        self._pool, self._tally, self._clock = pool, tally, clock
        self._worker = uuid4()
        self._shown: Mapping[Key, tuple[int, int, int]] = {}
        self._at = 0.0

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self.show()
            try:
                await asyncio.wait_for(stop.wait(), EVERY_SECONDS)
            except TimeoutError:
                continue
        await self._pool.execute(FORGET, self._worker, self._clock() - FORGOTTEN)

    async def show(self) -> None:
        """Write the counts if they changed, or were written long ago."""
        now = self._clock()
        counts = self._tally.counts(now.timestamp())
        if counts == self._shown and (not counts or now.timestamp() - self._at < KEPT_SECONDS):
            return
        types, units = [kind for kind, _ in counts], [unit for _, unit in counts]
        by_window = [[count[window] for count in counts.values()] for window in range(len(WINDOWS))]
        async with self._pool.acquire() as db, db.transaction():
            await db.execute(FORGET, self._worker, now - FORGOTTEN)
            await db.execute(WRITE, self._worker, now, types, units, *by_window)
        self._shown, self._at = counts, now.timestamp()


async def activity(db: Connection | Pool, now: datetime) -> list[Active]:
    """What all workers counted, by type and province, the liveliest of the hour first."""
    return [Active(**dict(row)) for row in await db.fetch(READ, now - STALE, local_date(now))]
