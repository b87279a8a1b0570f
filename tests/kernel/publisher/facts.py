"""What the tests of the publisher tell: events appended by a service, and what the topic then holds."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
from confluent_kafka import Consumer, KafkaException, Message, TopicPartition
from uuid_utils.compat import uuid7

from kernel.metadata import Metadata, encode_metadata
from kernel.postgres import Connection, PostgresStore, pool
from kernel.publisher.envelope import headers_of
from kernel.publisher.publisher import Publisher
from kernel.publisher.topic_tail import END
from kernel.readall import Sequenced
from kernel.store import Batch, Stored

AT = datetime(2024, 3, 15, 1, 30, tzinfo=UTC)
TYPE = "ocop.test.v1.Happened"


def happened(stream: str, version: int, subject: str = "") -> Stored:
    """An event with bytes of its own."""
    event = UUID(int=uuid7().int)
    metadata = Metadata(
        log="test/1",
        event=event,
        stream=stream,
        version=version,
        type=TYPE,
        subject=subject,
        command=event,
        correlation=event,
        causation=None,
        actor="person-1",
        appointment="",
        office="",
        unit="",
        traceparent="",
        occurred_at=AT,
        recorded_at=AT,
    )
    data = f"{stream}@{version}".encode()
    return Stored(
        stream=stream, version=version, type=TYPE, id=event, data=data, metadata=encode_metadata(metadata)
    )


def asked(*events: Stored) -> Batch:
    """One command that appends these events; each of their streams stands just before its first one."""
    first = {e.stream: e.version for e in reversed(events)}
    return Batch(
        actor="person-1",
        command=UUID(int=uuid7().int),
        request=b"asked",
        streams=list(first),
        expected=[version - 1 for version in first.values()],
        events=events,
    )


async def append(url: str, *batches: Batch) -> None:
    connections = await pool(url, size=1)
    try:
        for batch in batches:
            await PostgresStore(connections).append(batch)
    finally:
        await connections.close()


async def append_streams(url: str, streams: int, length: int = 3) -> int:
    """Whole streams, one command each; returns how many events these are."""
    made = [[happened(name, v) for v in range(1, length + 1)] for name in names(streams)]
    await append(url, *(asked(*events) for events in made))
    return streams * length


def names(count: int) -> list[str]:
    return [f"idea-{UUID(int=uuid7().int)}" for _ in range(count)]


def unstored(first: int, count: int) -> list[Sequenced]:
    """Events as they would be numbered; no database knows them."""
    made = [happened(name, 1) for name in names(count)]
    return [
        Sequenced(first + n, e.stream, e.version, e.type, e.id, e.data, e.metadata)
        for n, e in enumerate(made)
    ]


class Writer:
    """A transaction that appends and stays open until told, as a slow request would."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._open = db.transaction()

    @classmethod
    async def begin(cls, url: str, *events: Stored) -> "Writer":
        writer = cls(await asyncpg.connect(url))
        await writer._open.start()
        batch = asked(*events)
        await writer._db.execute(
            "select append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            batch.actor,
            batch.command,
            batch.request,
            batch.streams,
            batch.expected,
            [e.stream for e in events],
            [e.version for e in events],
            [e.type for e in events],
            [e.id for e in events],
            [e.data for e in events],
            [e.metadata for e in events],
        )
        return writer

    async def commit(self) -> None:
        await self._open.commit()
        await self._db.close()

    async def roll_back(self) -> None:
        await self._open.rollback()
        await self._db.close()


def read(kafka: str, topic: str) -> list[Message]:
    """Every committed record of the topic, in the order of its number."""
    consumer = Consumer(
        {
            "bootstrap.servers": kafka,
            "group.id": "nobody",
            "isolation.level": "read_committed",
            "enable.partition.eof": True,
            "auto.offset.reset": "error",
        }
    )
    found: list[Message] = []
    try:
        under_way = set(range(12))
        consumer.assign([TopicPartition(topic, p, 0) for p in under_way])
        while under_way:
            for message in consumer.consume(1000, 1):
                error = message.error()
                if error is None:
                    found.append(message)
                elif error.code() == END:
                    under_way.discard(message.partition() or 0)
                else:
                    raise KafkaException(error)
    finally:
        consumer.close()
    return sorted(found, key=seq_of)


def seq_of(message: Message) -> int:
    return int(text(message, "seq"))


def text(message: Message, header: str) -> str:
    value = headers_of(message)[header]
    assert isinstance(value, bytes)
    return value.decode()


async def numbers_in(kafka: str, topic: str) -> list[int]:
    return [seq_of(message) for message in await asyncio.to_thread(read, kafka, topic)]


class Running:
    """A publisher at work, until it is stopped or ends by itself."""

    def __init__(self, publisher: Publisher) -> None:
        self._publisher = publisher
        self._stop = asyncio.Event()
        self.task = asyncio.create_task(publisher.run(self._stop))

    async def until(self, events: int) -> None:
        """Until so many events are in the topic; raises what ended the publisher before."""
        while self._publisher.sent < events:
            if self.task.done():
                return await self.task
            await asyncio.sleep(0.005)
        return None

    async def stop(self) -> None:
        self._stop.set()
        await self.task


def publisher(url: str, kafka: str, topic: str, batch: int = 5_000) -> Publisher:
    return Publisher(service="test", database=url, kafka=kafka, topic=topic, batch=batch)


async def publish_all(url: str, kafka: str, topic: str, events: int, batch: int = 5_000) -> None:
    """Publish what there is, and stop."""
    running = Running(publisher(url, kafka, topic, batch))
    await running.until(events)
    await running.stop()


def ids(events: Sequence[Stored]) -> list[str]:
    return [str(event.id) for event in events]
