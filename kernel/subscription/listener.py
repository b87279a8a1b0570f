"""Listens to what others said: one reader for many effects, from where PostgreSQL says they stand."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

from kernel.codec import Codec
from kernel.hints import Hint, hint
from kernel.postgres import Pool
from kernel.subscription import telemetry
from kernel.subscription.delivery import Delivery
from kernel.subscription.effect import Effect
from kernel.subscription.heard import Ear, Place
from kernel.subscription.offsets import Stand, begin, load, load_fronts
from kernel.subscription.reader import Assignment, Batch, Reader
from kernel.subscription.sorting import Member

BATCH = 4_000


class Listener:
    """One reader of the group `name`; others may share the partitions with it.

    `effects` tells for each the topics that it is about.
    """

    def __init__(
        self,
        *,
        name: str,
        effects: Mapping[Effect, Sequence[str]],
        codec: Codec,
        pool: Pool,
        kafka: str,
        generation: int = 1,
    ) -> None:
        self.name, self.generation = name, generation
        self.topics = sorted({topic for topics in effects.values() for topic in topics})
        self.members = [Member.of(effect, topics, codec) for effect, topics in effects.items()]
        self._pool, self._kafka = pool, kafka
        self._ear = Ear(codec, [event for effect in effects for event in effect.listens])
        self._delivery = Delivery(pool, self.members, generation)
        self._writing = asyncio.Lock()
        self._ends: dict[Place, int] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; raises what went wrong, after which it may be run again.

        NotOwner means that another reader was active, KafkaException or asyncpg's errors that a
        server is away.
        """
        self._delivery.standing.clear()
        self._ends.clear()
        reader = Reader(self._kafka, self.name, self.topics, BATCH, self._ear, self._assignment())
        stopping = asyncio.create_task(_then(stop, reader.stop))
        try:
            places = await reader.partitions()
            await begin(self._pool, self.generation, self._stands(places))
            await reader.subscribe()
            await self._pump(reader)
        finally:
            stopping.cancel()
            await reader.close()

    def positions(self) -> dict[Stand, int]:
        """How far each partition that this reader holds is done, control records included."""
        standing = self._delivery.standing
        return {(name, place): max(n, self._ends.get(place, 0)) for (name, place), n in standing.items()}

    def _stands(self, places: Sequence[Place]) -> list[Stand]:
        return [
            (member.name, place) for place in places for member in self.members if place[0] in member.topics
        ]

    async def _pump(self, reader: Reader) -> None:
        reading = reader.read()
        while (batch := await reading) is not None:
            # With a backlog the next read overlaps with this write. Without one, what comes meanwhile is
            # to be in the next batch, and not to wait behind it.
            ahead = reader.read() if 2 * len(batch.heard) > BATCH else None
            async with self._writing:
                await self._write(batch)
            reading = ahead or reader.read()

    async def _write(self, batch: Batch) -> None:
        if batch.heard:
            with telemetry.tracer.start_as_current_span(self.name) as span:
                telemetry.link(span, batch.heard)
                await self._delivery.deliver(batch.heard)
            telemetry.delivered(self.name, len(batch.heard))
            await hint(self._pool, Hint.READ)
        self._ends.update(batch.ends)

    def _assignment(self) -> Assignment:
        return Assignment(
            positions=self._assigned,
            revoked=self._revoked,
            lost=self._lost,
            standing=self._behind_all,
        )

    async def _assigned(self, places: Sequence[Place]) -> dict[Place, int]:
        stored = await load(self._pool, self.generation, [member.name for member in self.members])
        self._delivery.fronts |= await load_fronts(self._pool)
        self._delivery.standing.update({stand: stored[stand] for stand in self._stands(places)})
        return {place: n for place, n in self._behind_all().items() if place in places}

    def _behind_all(self) -> dict[Place, int]:
        """Where the last of the effects stands in each partition; the others skip what they have had."""
        found: dict[Place, int] = {}
        # Read from the consumer's thread, too.
        for (_, place), n in self._delivery.standing.copy().items():
            found[place] = min(n, found.get(place, n))
        return found

    async def _revoked(self, places: Sequence[Place]) -> None:
        async with self._writing:
            self._lost(places)

    def _lost(self, places: Sequence[Place]) -> None:
        for stand in self._stands(places):
            self._delivery.standing.pop(stand, None)
        for place in places:
            self._ends.pop(place, None)


async def _then(event: asyncio.Event, call: Callable[[], None]) -> None:
    await event.wait()
    call()
