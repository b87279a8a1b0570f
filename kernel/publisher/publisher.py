"""The one active publisher of a service takes over from its predecessor where the topic ends."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import structlog

from kernel.errors import Refused
from kernel.publisher.flow import Flow
from kernel.publisher.gauges import Standing
from kernel.publisher.resume import next_number
from kernel.publisher.sender import Sender
from kernel.publisher.sequencer import Sequencer, sequencer
from kernel.publisher.topic_tail import tail_of
from kernel.publisher.watch import Watch
from kernel.readall import Sequenced

BATCH = 5_000
# A broker that is lost is noticed before a second batch after it is committed.
UNSURE = 2

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
        self._flow: Flow | None = None

    @property
    def sent(self) -> int:
        """How many events the topic holds; 0 while this publisher does not know."""
        return self._flow.next if self._flow else 0

    async def run(self, stop: asyncio.Event) -> None:
        """Publish until `stop`, then finish the batch in hand; waits while another publisher is active.

        Any error ends it: what became of a batch is unknown then, and only a new start finds
        out. A Refused is for a person to mend; after any other error, starting again is right.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="publisher")
        try:
            async with sequencer(self._database) as numbers:
                if await numbers.lock(stop):
                    self._flow = await self._start(numbers, thread)
                    await self._flow.run(stop)
        except Refused as refused:
            log.error(str(refused), rule=refused.rule())
            raise
        finally:
            thread.shutdown(wait=False)

    async def _start(self, numbers: Sequencer, thread: ThreadPoolExecutor) -> Flow:
        """In this order and no other: until its predecessor is fenced, the topic's end means nothing."""
        loop = asyncio.get_running_loop()
        await numbers.start()
        sender = Sender(kafka=self._kafka, topic=self._topic, name=f"{self._topic}.publisher")
        await loop.run_in_executor(thread, sender.start)
        depth = UNSURE * self._batch
        tail = await loop.run_in_executor(thread, tail_of, self._kafka, self._topic, depth)
        first = await next_number(numbers, self._topic, tail.last)
        log.info("publishing", epoch=numbers.epoch, seq=first, topic=self._topic)

        def send(batch: Sequence[Sequenced]) -> asyncio.Future[None]:
            return loop.run_in_executor(thread, sender.send, batch)

        def settle() -> asyncio.Future[None]:
            return loop.run_in_executor(thread, sender.settle)

        if tail.missing:
            log.warning("sent again", events=len(tail.missing), seq=tail.missing[0], topic=self._topic)
            await send(await numbers.numbered(tail.missing))

        return Flow(
            numbers=numbers,
            send=send,
            sent=self._standing.sent,
            watch=Watch(numbers, self._standing, settle),
            first=first,
            most=self._batch,
        )
