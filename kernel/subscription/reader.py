"""Reads the topics of one subscription, in a thread of its own, from where PostgreSQL says it stands."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from kernel.record import record
from kernel.subscription.heard import Ear, Heard, Place

POLL_SECONDS = 0.25
META_SECONDS = 5.0
HINT_SECONDS = 5.0
# While the last batch was full there is more to come: fill the next one, too.
LINGER_SECONDS = 0.02


@record
class Batch:
    """Events in the order of their partitions, and how far each partition was read to its end."""

    heard: Sequence[Heard]
    ends: dict[Place, int]


@record
class Assignment:
    """What the loop is asked when partitions come and go; all but `lost` are waited for."""

    positions: Callable[[Sequence[Place]], Coroutine[None, None, dict[Place, int]]]
    revoked: Callable[[Sequence[Place]], Coroutine[None, None, None]]
    lost: Callable[[Sequence[Place]], None]
    standing: Callable[[], dict[Place, int]]


class Reader:
    """Every call of the consumer is made in its thread; what it asks the loop, it waits for there."""

    def __init__(
        self, kafka: str, group: str, topics: Sequence[str], size: int, ear: Ear, assignment: Assignment
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=group)
        self._stopping = threading.Event()
        self._topics, self._size, self._ear, self._assignment = list(topics), size, ear, assignment
        self._full = False
        self._hinted = time.monotonic()
        self._consumer = Consumer(
            {
                "bootstrap.servers": kafka,
                "group.id": group,
                "group.protocol": "consumer",
                "isolation.level": "read_committed",
                "enable.auto.commit": False,
                "auto.offset.reset": "error",
                "enable.partition.eof": True,
                "queued.min.messages": 20_000,
                "queued.max.messages.kbytes": 16_384,
                "log_level": 3,
            }
        )

    async def partitions(self) -> list[Place]:
        """All partitions of the topics; raises KafkaException where a topic is not there."""
        return await self._in_thread(self._partitions)

    async def subscribe(self) -> None:
        await self._in_thread(self._subscribe)

    def read(self) -> Awaitable[Batch | None]:
        """The next batch, begun at once; None when it was stopped."""
        return self._in_thread(self._read)

    def stop(self) -> None:
        """Ends a read under way within a quarter of a second."""
        self._stopping.set()

    async def close(self) -> None:
        """Leaves the group; what is under way is waited for."""
        self.stop()
        try:
            await self._in_thread(self._consumer.close)
        finally:
            self._thread.shutdown(wait=False)

    def _in_thread[T](self, call: Callable[[], T]) -> asyncio.Future[T]:
        return self._loop.run_in_executor(self._thread, call)

    def _partitions(self) -> list[Place]:
        known = self._consumer.list_topics(timeout=META_SECONDS).topics
        missing = [topic for topic in self._topics if topic not in known]
        if missing:
            raise KafkaException(KafkaError(KafkaError.UNKNOWN_TOPIC_OR_PART, f"no topic {missing}"))
        return [(topic, partition) for topic in self._topics for partition in known[topic].partitions]

    def _subscribe(self) -> None:
        self._consumer.subscribe(
            self._topics, on_assign=self._assigned, on_revoke=self._revoked, on_lost=self._lost
        )

    def _read(self) -> Batch | None:
        while not self._stopping.is_set():
            first = self._consumer.poll(POLL_SECONDS)
            self._hint()
            if first is not None:
                linger = LINGER_SECONDS if self._full else 0
                messages = [first, *self._consumer.consume(self._size - 1, linger)]
                self._full = len(messages) > self._size // 2
                return self._batch(messages)
        return None

    def _batch(self, messages: list[Message]) -> Batch:
        heard: list[Heard] = []
        ends: dict[Place, int] = {}
        hear = self._ear.hear
        messages.reverse()
        # A record's headers are dozens of objects: let go of one record before hearing the next, so that
        # they are never many at a time and the garbage collector is not called for them.
        while messages:
            message = messages.pop()
            error = message.error()
            if error is None:
                heard.append(hear(message))  # pyright: ignore[reportArgumentType]  fetched records have all
            elif error.code() == KafkaError._PARTITION_EOF:
                ends[message.topic() or "", message.partition() or 0] = message.offset() or 0
            else:
                raise KafkaException(error)
        return Batch(heard=heard, ends=ends)

    def _assigned(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        stands = self._wait(self._assignment.positions(_places(partitions)))
        consumer.incremental_assign([TopicPartition(t, p, offset) for (t, p), offset in stands.items()])

    def _revoked(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        self._wait(self._assignment.revoked(_places(partitions)))
        consumer.incremental_unassign(partitions)

    def _lost(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        self._assignment.lost(_places(partitions))
        consumer.incremental_unassign(partitions)

    def _wait[T](self, asked: Coroutine[None, None, T]) -> T:
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result()

    def _hint(self) -> None:
        """What Kafka knows of the offsets is for dashboards only, so nobody waits for it."""
        now = time.monotonic()
        if now - self._hinted < HINT_SECONDS:
            return
        self._hinted = now
        stands = self._assignment.standing()
        if stands:
            offsets = [TopicPartition(t, p, offset) for (t, p), offset in stands.items()]
            self._consumer.commit(offsets=offsets, asynchronous=True)


def _places(partitions: Sequence[TopicPartition]) -> list[Place]:
    return [(p.topic, p.partition) for p in partitions]
