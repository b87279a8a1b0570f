"""Whatever was committed gets its number at once, whether Kafka is there or not, and waits to be sent."""

import asyncio
from collections import deque

from kernel.hints import Bell
from kernel.publisher.pace import Pace
from kernel.publisher.sequencer import Sequencer
from kernel.readall import Sequenced

# Numbering waits so long for the sending before it runs ahead of it.
ROOM_SECONDS = 0.1


class Numbering:
    """Keeps at most two batches in memory; whoever sends reads again from the database what did not fit."""

    def __init__(self, numbers: Sequencer, most: int) -> None:
        self._numbers, self._most = numbers, most
        self._kept: deque[Sequenced] = deque()
        self._ahead = False
        self._wanted, self._given, self._taken = Bell(), Bell(), Bell()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. Raises Replaced or VersionJumped."""
        await self._numbers.wanted(self._wanted.ring)
        pace = Pace()
        while not stop.is_set():
            rows = await self._numbers.number(self._most)
            if rows:
                await self._keep(rows)
                pace.busy()
            else:
                await self._wanted.wait(pace.longer())

    async def take(self, first: int) -> list[Sequenced]:
        """A batch of numbered events from `first` on; empty where there are none yet."""
        while self._kept and self._kept[0].seq < first:
            self._kept.popleft()
        self._ahead = self._ahead and first < self._numbers.next_seq
        if not self._kept or self._kept[0].seq != first:
            return await self._numbers.take(first, self._most)
        batch = [self._kept.popleft() for _ in range(min(self._most, len(self._kept)))]
        self._taken.ring()
        return batch

    async def more(self, seconds: float) -> None:
        """Until there is something to take, or the time is over."""
        await self._given.wait(seconds)

    async def _keep(self, rows: list[Sequenced]) -> None:
        if not self._ahead and len(self._kept) + len(rows) > 2 * self._most:
            await self._taken.wait(ROOM_SECONDS)
        if self._ahead or len(self._kept) + len(rows) > 2 * self._most:
            self._ahead = True
            self._kept.clear()
        else:
            self._kept.extend(rows)
        self._given.ring()
