"""Checks for `verify` that every subscription has read what was said and that none has parked anything."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from confluent_kafka import Message

from kernel.postgres import Connection
from kernel.record import record
from kernel.subscription.heard import OWN, Place
from kernel.verify.reader import reading

PAUSE_SECONDS = 0.2
NUMBERED = "select coalesce(max(seq) + 1, 0) from sequence"
OFFSETS = """
select subscription, topic, partition, next from offsets
where generation = $1 and subscription = any($2::text[])
"""
PARKED = "select subscription, stream, since from parked_streams where generation = $1 order by since, stream"


@record
class Subscribed:
    """A subscription by its name, and what it reads: topics, or OWN."""

    name: str
    topics: tuple[str, ...]


type Stands = Mapping[str, Mapping[Place, int]]


class BehindCheck:
    """What was committed to the topics when it begins is read within `patience` seconds, or is a fault."""

    name = "subscriptions have read what was said"

    def __init__(self, kafka: str, listeners: Sequence[Subscribed], generation: int, patience: float) -> None:
        self._kafka, self._listeners, self._generation = kafka, listeners, generation
        self._patience = patience

    async def faults(self, db: Connection, /) -> AsyncIterator[str]:
        deadline = time.monotonic() + self._patience
        stands = await self._stands(db)
        ends: dict[Place, int] = {}
        for topic in sorted({topic for listener in self._listeners for topic in listener.topics}):
            ends |= await self._ends(db, topic, stands)
        while (late := self._late(stands, ends)) and time.monotonic() < deadline:
            await asyncio.sleep(PAUSE_SECONDS)
            stands = await self._stands(db)
        for topic in sorted({topic for listener in late for topic in listener.topics}):
            for name, count in sorted((await self._count(topic, late, stands, ends)).items()):
                if count > 0:
                    where = "the service's own sequence" if topic == OWN[0] else f"topic {topic}"
                    yield f"subscription {name} is {count} records behind in {where}"

    async def _stands(self, db: Connection) -> Stands:
        """Where each subscription goes on; one that never ran goes on at the first record."""
        names = [listener.name for listener in self._listeners]
        stands: dict[str, dict[Place, int]] = {name: {} for name in names}
        for row in await db.fetch(OFFSETS, self._generation, names):
            stands[row["subscription"]][row["topic"], row["partition"]] = row["next"]
        return stands

    def _late(self, stands: Stands, ends: Mapping[Place, int]) -> list[Subscribed]:
        return [
            listener
            for listener in self._listeners
            if any(
                stands[listener.name].get(place, 0) < end
                for place, end in ends.items()
                if place[0] in listener.topics
            )
        ]

    async def _ends(self, db: Connection, topic: str, stands: Stands) -> dict[Place, int]:
        """Behind the last record of each partition where there is one that somebody has not read.

        An offset alone does not tell: transactions end with markers, which nobody is given.
        """
        if topic == OWN[0]:
            return {OWN: await db.fetchval(NUMBERED)}
        ends: dict[Place, int] = {}
        async for records in self._unread(topic, self._listeners, stands):
            for place, offset in records:
                ends[place] = max(ends.get(place, 0), offset + 1)
        return ends

    async def _count(
        self, topic: str, late: Sequence[Subscribed], stands: Stands, ends: Mapping[Place, int]
    ) -> Counter[str]:
        counts: Counter[str] = Counter()
        readers = [listener for listener in late if topic in listener.topics]
        if topic == OWN[0]:
            return Counter({r.name: ends[OWN] - stands[r.name].get(OWN, 0) for r in readers})
        async for records in self._unread(topic, readers, stands):
            for place, offset in records:
                if offset < ends.get(place, 0):
                    counts.update(r.name for r in readers if stands[r.name].get(place, 0) <= offset)
        return counts

    async def _unread(
        self, topic: str, listeners: Sequence[Subscribed], stands: Stands
    ) -> AsyncIterator[list[tuple[Place, int]]]:
        """The committed records from where the last of these subscriptions goes on."""
        readers = [stands[listener.name] for listener in listeners if topic in listener.topics]

        def since(partition: int) -> int:
            return min(standing.get((topic, partition), 0) for standing in readers)

        loop = asyncio.get_running_loop()
        with reading(self._kafka, topic, since) as reader, ThreadPoolExecutor(1) as thread:
            while (records := await loop.run_in_executor(thread, reader.next)) is not None:
                yield [(_place(message), message.offset() or 0) for message in records]


class ParkedCheck:
    """Each parked stream is a fault, so that they are counted and the first are named."""

    name = "no stream is parked"

    def __init__(self, generation: int) -> None:
        self._generation = generation

    async def faults(self, db: Connection, /) -> AsyncIterator[str]:
        async with db.transaction(readonly=True):
            async for name, stream, since in db.cursor(PARKED, self._generation):
                yield f"subscription {name} has parked {stream} since {since:%Y-%m-%d %H:%M:%S}"


def _place(message: Message) -> Place:
    return message.topic() or "", message.partition() or 0
