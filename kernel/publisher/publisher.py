"""The one active publisher of a service takes over from its predecessor where the topic ends."""

import asyncio
import gc
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import structlog
from confluent_kafka import KafkaException

from kernel.errors import Refused
from kernel.publisher.flow import Flow
from kernel.publisher.gauges import Standing
from kernel.publisher.numbering import Numbering
from kernel.publisher.pace import pause
from kernel.publisher.resume import next_number
from kernel.publisher.sender import Sender, Undelivered
from kernel.publisher.sequencer import Sequencer, sequencer
from kernel.publisher.topic_tail import tail_of
from kernel.publisher.unfinished import Unfinished
from kernel.publisher.watch import Watch
from kernel.readall import Sequenced

BATCH = 5_000
# A broker that is lost is noticed before a second batch after it is committed.
UNSURE = 2
AGAIN_SECONDS = 1.0

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
        """Number and publish until `stop`, then finish the batch in hand; waits while another one is active.

        Numbers are given while Kafka is away, too. Any other error ends it: a Refused is for a
        person to mend, after all others starting again is right.
        """
        try:
            async with sequencer(self._database) as numbers:
                if await numbers.lock(stop):
                    await numbers.start()
                    await self._work(numbers, stop)
        except Refused as refused:
            log.error(str(refused), rule=refused.rule())
            raise

    async def _work(self, numbers: Sequencer, stop: asyncio.Event) -> None:
        """Both until `stop`; when one fails, the other ends with it."""
        numbering = Numbering(numbers, self._batch)
        parts = [
            asyncio.create_task(numbering.run(stop)),
            asyncio.create_task(self._publish(numbers, numbering, stop)),
        ]
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            for part in parts:
                part.cancel()
            ended = await asyncio.gather(*parts, return_exceptions=True)
        for fault in ended:
            if isinstance(fault, Exception):
                raise fault

    async def _publish(self, numbers: Sequencer, numbering: Numbering, stop: asyncio.Event) -> None:
        """After a failure nobody knows what became of the batch in hand: only a new start finds out."""
        while not stop.is_set():
            thread = ThreadPoolExecutor(1, thread_name_prefix="publisher")
            try:
                self._flow = await self._start(numbers, numbering, thread)
                return await self._flow.run(stop)
            except (KafkaException, Undelivered, Unfinished) as error:
                self._flow = None
                log.warning("Kafka is away", error=type(error).__name__, topic=self._topic)
            finally:
                thread.shutdown(wait=False)
            # A producer that still waits for its coordinator would fence its successor.
            gc.collect()
            await pause(stop, AGAIN_SECONDS)
        return None

    async def _start(self, numbers: Sequencer, numbering: Numbering, thread: ThreadPoolExecutor) -> Flow:
        """In this order and no other: until its predecessor is fenced, the topic's end means nothing."""
        loop = asyncio.get_running_loop()
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
            numbering=numbering,
            send=send,
            sent=self._standing.sent,
            watch=Watch(numbers, self._standing, settle),
            first=first,
            most=self._batch,
        )
