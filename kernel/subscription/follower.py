"""Follows a service's own sequence, straight from its store: one reader for many effects, in one order."""

import asyncio
from collections.abc import Sequence

from kernel.codec import Codec
from kernel.hints import Bell, Hint, Hints, hint
from kernel.postgres import Pool
from kernel.readall import Sequenced, by_number, window
from kernel.subscription import telemetry
from kernel.subscription.delivery import Delivery
from kernel.subscription.effect import Effect
from kernel.subscription.heard import OWN, Ear
from kernel.subscription.offsets import NotOwner, Stand, begin, load
from kernel.subscription.sorting import Member

# Without a hint it looks so often: hints may be lost.
LOOK_SECONDS = 0.25
# Where there is something to read and nobody has read it for so long, whoever stands by goes on.
SILENCE_SECONDS = 2.0
FEW = 100
AHEAD = "select subscription, seq from ahead where generation = $1 and subscription = any($2)"
PASSED = """
delete from ahead a using offsets o
where o.subscription = a.subscription and o.generation = a.generation
    and o.topic = $1 and o.partition = $2 and a.seq < o.next
"""
NUMBERED = "select next_seq from publisher"


class Follower:
    """Any number of these may run for the same effects: one reads, the others stand by."""

    def __init__(
        self,
        *,
        name: str,
        effects: Sequence[Effect],
        codec: Codec,
        pool: Pool,
        hints: Hints,
        generation: int = 1,
    ) -> None:
        self.name, self.generation = name, generation
        self.members = [Member.of(effect, [OWN[0]], codec) for effect in effects]
        self._pool = pool
        self._ear = Ear(codec, [event for effect in effects for event in effect.listens])
        self._delivery = Delivery(pool, self.members, generation)
        self._numbered, self._left = hints.bell(Hint.NUMBERED), hints.bell(Hint.LEFT)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; raises what went wrong, after which it may be run again."""
        stopping = asyncio.create_task(_ring(stop, self._numbered, self._left))
        try:
            while not stop.is_set():
                try:
                    await self._start()
                    await self._read(stop)
                    await hint(self._pool, Hint.LEFT)
                except NotOwner:
                    self._delivery.standing.clear()
                    await self._stand_by(stop)
        finally:
            self._delivery.standing.clear()
            stopping.cancel()

    def positions(self) -> dict[Stand, int]:
        """The number that each of its effects goes on at; nothing while another reader is active."""
        return dict(self._delivery.standing)

    @property
    def _names(self) -> list[str]:
        return [member.name for member in self.members]

    async def _start(self) -> None:
        await begin(self._pool, self.generation, [(name, OWN) for name in self._names])
        await self._pool.execute(PASSED, *OWN)
        ahead = await self._pool.fetch(AHEAD, self.generation, self._names)
        self._delivery.done = frozenset((row["subscription"], row["seq"]) for row in ahead)
        self._delivery.standing.update(await self._stands())

    async def _stands(self) -> dict[Stand, int]:
        stored = await load(self._pool, self.generation, self._names)
        return {(name, OWN): stored[name, OWN] for name in self._names}

    async def _read(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            stands = self._delivery.standing.values()
            back, front = min(stands), max(stands)
            more = await self._pass_on(front)
            # Whoever was added later catches up on the side: nobody waits for it.
            if back < front:
                more = await self._pass_on(back, front - 1) or more
            if not more:
                await self._numbered.wait(LOOK_SECONDS)

    async def _pass_on(self, first: int, last: int | None = None) -> bool:
        """Whether there may be more."""
        rows = await self._rows(first, last)
        if rows:
            heard = [self._ear.read(row) for row in rows]
            with telemetry.tracer.start_as_current_span(self.name) as span:
                telemetry.link(span, heard)
                await self._delivery.deliver(heard, first)
            telemetry.delivered(self.name, len(heard))
            await hint(self._pool, Hint.READ)
        return len(rows) >= FEW

    async def _rows(self, first: int, last: int | None) -> list[Sequenced]:
        """A few are asked for by number; a backlog is copied."""
        async with self._pool.acquire() as db:
            if last is None:
                rows = await by_number(db, range(first, first + FEW))
                if len(rows) < FEW:
                    return rows
            return await window(db, first, last)

    async def _stand_by(self, stop: asyncio.Event) -> None:
        """Until the active reader has left, or reads nothing although there is something to be read."""
        stands = None
        while not stop.is_set():
            if await self._left.wait(SILENCE_SECONDS):
                return
            before, stands = stands, await self._stands()
            if stands == before and min(stands.values()) < await self._pool.fetchval(NUMBERED):
                return


async def _ring(stop: asyncio.Event, *bells: Bell) -> None:
    await stop.wait()
    for bell in bells:
        bell.ring()
