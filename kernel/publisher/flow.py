"""Batch after batch: send what has its number, and meanwhile read what follows."""

import asyncio
from collections.abc import Callable, Sequence

from kernel.publisher.numbering import Numbering
from kernel.publisher.pace import pause
from kernel.publisher.traces import publishing
from kernel.publisher.watch import Watch
from kernel.readall import Sequenced

# Asked for a transaction while the markers of the last one are written, Kafka's client waits for 20 ms.
MARKERS_SECONDS = 0.003
LOOK_SECONDS = 0.25

type Send = Callable[[Sequence[Sequenced]], asyncio.Future[None]]
type Sent = Callable[[int], None]


class Flow:
    """From number `first` on; `sent` is told how many events each batch had, once it is in the topic."""

    def __init__(
        self, *, numbering: Numbering, send: Send, sent: Sent, watch: Watch, first: int, most: int
    ) -> None:
        self.next = first
        self._numbering = numbering
        self._send = send
        self._sent = sent
        self._watch = watch
        self._most = most

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; the batch in hand is finished."""
        batch: list[Sequenced] = []
        while batch or not stop.is_set():
            await self._watch.look(self.next)
            if batch:
                batch = await self._pass_on(batch, stop)
                if not batch:
                    await pause(stop, MARKERS_SECONDS)
            elif not (batch := await self._numbering.take(self.next)):
                await self._numbering.more(LOOK_SECONDS)

    async def _pass_on(self, batch: list[Sequenced], stop: asyncio.Event) -> list[Sequenced]:
        """Returns the batch that follows, where there was time to read it."""
        after = batch[-1].seq + 1
        following: list[Sequenced] = []
        with publishing(batch):
            sending = self._send(batch)
            try:
                # Without a backlog it is taken after the sending: what is committed meanwhile would else
                # wait for this batch and for the next one, too.
                if 2 * len(batch) > self._most and not stop.is_set():
                    following = await self._numbering.take(after)
            finally:
                await sending
        self.next = after
        self._sent(len(batch))
        return following
