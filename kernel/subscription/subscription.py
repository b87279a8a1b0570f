"""A subscription: what was said in some topics has its effect here, exactly once, for as long as it runs."""

import asyncio
from collections.abc import Callable, Sequence

from kernel.codec import Codec
from kernel.postgres import Pool
from kernel.subscription import telemetry
from kernel.subscription.delivery import Delivery
from kernel.subscription.effect import Effect
from kernel.subscription.heard import Ear, Place
from kernel.subscription.offsets import Subscriber, begin, load
from kernel.subscription.reader import Assignment, Batch, Reader


class Subscription:
    """One reader of its group `ocop.<service>.<name>`; others may share the partitions with it."""

    def __init__(
        self,
        *,
        service: str,
        effect: Effect,
        topics: Sequence[str],
        codec: Codec,
        pool: Pool,
        kafka: str,
        generation: int = 1,
    ) -> None:
        self.who = Subscriber(name=effect.name, generation=generation)
        self.group = f"ocop.{service}.{effect.name}"
        self.topics = tuple(topics)
        self._effect, self._pool, self._kafka = effect, pool, kafka
        self._ear = Ear(codec, effect.listens)
        self._delivery = Delivery(pool, self.who, effect)
        self._writing = asyncio.Lock()
        self._ends: dict[Place, int] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; raises what went wrong, after which it may be run again.

        NotOwner means that another reader was active, KafkaException or asyncpg's errors that a
        server is away.
        """
        self._delivery.standing.clear()
        self._ends.clear()
        reader = Reader(
            self._kafka, self.group, self.topics, self._effect.size, self._ear, self._assignment()
        )
        stopping = asyncio.create_task(_then(stop, reader.stop))
        try:
            await begin(self._pool, self.who, await reader.partitions())
            await reader.subscribe()
            await self._pump(reader)
        finally:
            stopping.cancel()
            await reader.close()

    def positions(self) -> dict[Place, int]:
        """How far each partition that this reader holds is done, control records included."""
        return {place: max(n, self._ends.get(place, 0)) for place, n in self._delivery.standing.items()}

    async def _pump(self, reader: Reader) -> None:
        reading = reader.read()
        while (batch := await reading) is not None:
            # With a backlog the next read overlaps with this write. Without one, what comes meanwhile is
            # to be in the next batch, and not to wait behind it.
            ahead = reader.read() if 2 * len(batch.heard) > self._effect.size else None
            async with self._writing:
                await self._write(batch)
            reading = ahead or reader.read()

    async def _write(self, batch: Batch) -> None:
        if batch.heard:
            with telemetry.tracer.start_as_current_span(self.who.name) as span:
                telemetry.link(span, batch.heard)
                await self._delivery.deliver(batch.heard)
        self._ends.update(batch.ends)

    def _assignment(self) -> Assignment:
        return Assignment(
            positions=self._assigned,
            revoked=self._revoked,
            lost=self._lost,
            standing=lambda: dict(self._delivery.standing),
        )

    async def _assigned(self, places: Sequence[Place]) -> dict[Place, int]:
        stored = await load(self._pool, self.who)
        stands = {place: stored[place] for place in places}
        self._delivery.standing.update(stands)
        return stands

    async def _revoked(self, places: Sequence[Place]) -> None:
        async with self._writing:
            self._lost(places)

    def _lost(self, places: Sequence[Place]) -> None:
        for place in places:
            self._delivery.standing.pop(place, None)
            self._ends.pop(place, None)


async def _then(event: asyncio.Event, call: Callable[[], None]) -> None:
    await event.wait()
    call()
