"""P3 and its part of P11: a backlog to Kafka, against a bare producer, and out of a large store."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from statistics import median

import asyncpg
from confluent_kafka import KafkaError, Message, Producer

from deploy.local.databases import Database
from kernel.publisher.envelope import headers
from kernel.publisher.publisher import BATCH, UNSURE, Publisher
from kernel.publisher.sender import Sender
from kernel.readall import Sequenced, read_all
from tests.benchmarks.backlog import backlog, event
from tests.benchmarks.large import fill, sample
from tests.benchmarks.p1_commands import PAST
from tests.benchmarks.p11_size import LARGE, SMALL
from tests.benchmarks.place import Place
from tests.benchmarks.rows import Row, alone, compared

BACKLOG = 200_000
RUNS = 3
# P11: each run lets so many streams of the store grow, each by so many events.
GROWING, BY = 10_000, 5
COLUMNS = ("stream", "version", "type", "id", "data", "metadata")


class Running:
    """A publisher that waits for events, and tells when so many are in the topic."""

    def __init__(self, database: Database, kafka: str, topic: str) -> None:
        self._stop = asyncio.Event()
        self._publisher = Publisher(service="bench", database=database.url, kafka=kafka, topic=topic)
        self._task = asyncio.create_task(self._publisher.run(self._stop))

    async def until(self, events: int) -> None:
        """Raises what ended the publisher before."""
        while self._publisher.sent < events:
            if self._task.done():
                await self._task
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        self._stop.set()
        await self._task


@asynccontextmanager
async def publishing(database: Database, kafka: str, topic: str) -> AsyncGenerator[Running]:
    running = Running(database, kafka, topic)
    try:
        yield running
    finally:
        await running.stop()


async def append(database: Database, events: Iterable[Sequenced]) -> None:
    """In one transaction: whoever looks sees nothing of it, or all."""
    owner = await asyncpg.connect(database.owner_url)
    try:
        rows = ((e.stream, e.version, e.type, e.id, e.data, e.metadata) for e in events)
        await owner.copy_records_to_table("events", columns=COLUMNS, records=rows)
    finally:
        await owner.close()


async def published(running: Running, database: Database, before: int, events: list[Sequenced]) -> float:
    """Events per second from the commit of the backlog to the commit of its last batch in Kafka."""
    await append(database, events)
    start = time.perf_counter()
    await running.until(before + len(events))
    return len(events) / (time.perf_counter() - start)


def produced(kafka: str, topic: str, events: list[Sequenced], *, ready: bool) -> float:
    """The same records through a producer that does nothing else, or nothing but make their headers."""
    made = [headers(event) for event in events] if ready else (headers(event) for event in events)
    delivered = 0

    def on_delivery(error: KafkaError | None, _: Message) -> None:
        nonlocal delivered
        delivered += error is None

    producer = Producer(
        {
            "bootstrap.servers": kafka,
            "enable.idempotence": True,
            "acks": "all",
            "compression.type": "lz4",
            "partitioner": "murmur2_random",
            "linger.ms": 20,
            "queue.buffering.max.messages": len(events) + 1,
            "log_level": 3,
        }
    )
    producer.list_topics(topic, 30)
    start = time.perf_counter()
    for count, (one, said) in enumerate(zip(events, made, strict=True)):
        producer.produce(topic, one.data, one.stream, headers=said, on_delivery=on_delivery)
        if count % 128 == 0:
            producer.poll(0)
    producer.flush(60)
    rate = len(events) / (time.perf_counter() - start)
    assert delivered == len(events)
    return rate


async def publisher(place: Place) -> AsyncIterator[Row]:
    """P3: medians of interleaved runs; a first small one warms up.

    The baseline makes the same headers of the same rows. P3.ready tells what is left where it has them ready.
    """
    count = 2_000 if place.quick else BACKLOG
    topic, bare = place.topic("p3"), place.topic("p3.bare")
    ours: list[float] = []
    theirs: list[float] = []
    making: list[float] = []
    sent = 0
    async with place.database() as database, publishing(database, place.kafka, topic) as running:
        for run in range(RUNS + 1):
            events = list(backlog(count if run else count // 10, seed=run))
            ours.append(await published(running, database, sent, events))
            theirs.append(await asyncio.to_thread(produced, place.kafka, bare, events, ready=True))
            making.append(await asyncio.to_thread(produced, place.kafka, bare, events, ready=False))
            sent += len(events)
    name = f"publisher: number and send {count:,} events of 300 bytes, against a bare producer"
    yield compared("P3", name, "events/s", ours[1:], making[1:])
    yield compared(
        "P3.ready",
        "publisher: against a bare producer that has its headers ready",
        "events/s",
        ours[1:],
        theirs[1:],
    )
    yield alone("P3.us", "publisher: time per event", "µs", 1_000_000 / median(ours[1:]))


async def publisher_by_size(place: Place) -> AsyncIterator[Row]:
    """P11: what an event costs the publisher, with streams that grow all over a small and a large store."""
    small, large = (20_000, 100_000) if place.quick else (SMALL, LARGE)
    costs = [await cost_in(place, size) for size in (small, large)]
    baseline, value = costs
    yield Row(
        id="P11.P3",
        name=f"publisher: time per event, {large:,} events in the store against {small:,}",
        unit="µs",
        value=value,
        baseline=baseline,
        ratio=value / baseline,
    )


async def cost_in(place: Place, size: int) -> float:
    """Microseconds per event, the median of the runs but the first, which warms up."""
    topic = place.topic("p11")
    streams = sample(size, min(GROWING, size // PAST))
    rates: list[float] = []
    async with place.database() as database:
        await fill(place.databases.server, database, size)
        await resume_at(database, place.kafka, topic, size)
        async with publishing(database, place.kafka, topic) as running:
            for run in range(RUNS + 1):
                events = list(grown(streams, PAST + 1 + run * BY))
                rates.append(await published(running, database, size + run * len(events), events))
    return 1_000_000 / median(rates[1:])


def grown(streams: list[str], first: int) -> Iterator[Sequenced]:
    names = [stream.removeprefix("reservation-") for stream in streams]
    return (event(name, version, 0) for version in range(first, first + BY) for name in names)


async def resume_at(database: Database, kafka: str, topic: str, events: int) -> None:
    """A topic that holds what a publisher looks at when it starts; what was before plays no part."""
    sender = Sender(kafka=kafka, topic=topic, name=f"{topic}.publisher")
    await asyncio.to_thread(sender.start)
    db = await asyncpg.connect(database.url)
    try:
        async for rows in read_all(db, first=max(0, events - UNSURE * BATCH)):
            await asyncio.to_thread(sender.send, rows)
    finally:
        await db.close()
