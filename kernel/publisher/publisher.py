"""The one active publisher of a service: numbers what was committed and sends it, batch after batch."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import structlog

from kernel.errors import Refused
from kernel.publisher.gauges import Standing
from kernel.publisher.pace import Pace
from kernel.publisher.resume import next_number
from kernel.publisher.sender import Sender
from kernel.publisher.sequencer import Sequencer, sequencer
from kernel.publisher.topic_tail import last_of
from kernel.publisher.traces import publishing
from kernel.readall import Sequenced

BATCH = 5_000
OBSERVE_SECONDS = 1.0

log = structlog.stdlib.get_logger("ocop.publisher")


class Publisher:
    """`database` is the service's run-time role; `topic` is `ocop.<service>.v1` unless said otherwise."""

    def __init__(
        self, *, service: str, database: str, kafka: str, topic: str | None = None, batch: int = BATCH
    ) -> None:
        self._database = database
        self._kafka = kafka
        self._topic = topic or f"ocop.{service}.v1"
        self._batch = batch
        self._standing = Standing(service)
        self._next = 0

    @property
    def sent(self) -> int:
        """How many events the topic holds, as far as this publisher knows."""
        return self._next

    async def run(self, stop: asyncio.Event) -> None:
        """Publish until `stop`, then finish the batch in hand; waits while another publisher is active.

        Any error ends it: what became of a batch is unknown then, and only a new start finds
        out. A Refused is for a person to mend; after any other error, starting again is right.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="publisher")
        try:
            async with sequencer(self._database) as numbers:
                if await numbers.lock(stop):
                    sender = await self._start(numbers, thread)
                    await self._publish(numbers, sender, thread, stop)
        except Refused as refused:
            log.error(str(refused), rule=refused.rule())
            raise
        finally:
            thread.shutdown(wait=False)

    async def _start(self, numbers: Sequencer, thread: ThreadPoolExecutor) -> Sender:
        """In this order and no other: until its predecessor is fenced, the topic's end means nothing."""
        loop = asyncio.get_running_loop()
        await numbers.start()
        sender = Sender(kafka=self._kafka, topic=self._topic, name=f"{self._topic}.publisher")
        await loop.run_in_executor(thread, sender.start)
        last = await loop.run_in_executor(thread, last_of, self._kafka, self._topic)
        self._next = await next_number(numbers, self._topic, last)
        log.info("publishing", epoch=numbers.epoch, seq=self._next, topic=self._topic)
        return sender

    async def _publish(
        self, numbers: Sequencer, sender: Sender, thread: ThreadPoolExecutor, stop: asyncio.Event
    ) -> None:
        pace = Pace()
        watch = Watch(numbers, self._standing)
        batch: list[Sequenced] = []
        while batch or not stop.is_set():
            await watch.look(self._next)
            if batch:
                pace.busy()
                batch = await self._send(batch, numbers, sender, thread, stop)
            elif not (batch := await numbers.take(self._next, self._batch)):
                await pace.rest(stop)

    async def _send(
        self,
        batch: list[Sequenced],
        numbers: Sequencer,
        sender: Sender,
        thread: ThreadPoolExecutor,
        stop: asyncio.Event,
    ) -> list[Sequenced]:
        """Send the batch and meanwhile read the one that follows."""
        after = batch[-1].seq + 1
        with publishing(batch):
            sending = asyncio.get_running_loop().run_in_executor(thread, sender.send, batch)
            try:
                following = [] if stop.is_set() else await numbers.take(after, self._batch)
            finally:
                await sending
        self._next = after
        self._standing.sent(len(batch))
        return following


class Watch:
    """Looks now and then at how far numbers lag behind commits, and names who holds them back."""

    def __init__(self, numbers: Sequencer, standing: Standing) -> None:
        self._numbers = numbers
        self._standing = standing
        self._due = 0.0
        self._reached = -1
        self._held = False

    async def look(self, sent: int) -> None:
        self._standing.unsent = self._numbers.next_seq - sent
        if time.monotonic() < self._due:
            return
        self._due = time.monotonic() + OBSERVE_SECONDS
        waiting = await self._numbers.waiting()
        held = waiting > 0 and self._reached == self._numbers.next_seq
        if held and not self._held:
            pids = await self._numbers.holders()
            log.warning("an open transaction holds the feed back", pid=pids, events=waiting)
        self._standing.unnumbered = waiting
        self._held = held
        self._reached = self._numbers.next_seq
