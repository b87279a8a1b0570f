"""What the tests of subscriptions play with: who holds what, told through a topic or by hand."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID, uuid5

from confluent_kafka import Producer
from ocop.kernel.v1 import reservation_pb2

from kernel.codec import Codec
from kernel.hints import Hints
from kernel.metadata import Metadata, encode_metadata
from kernel.postgres import Connection, Pool, PostgresStore
from kernel.publisher.envelope import headers
from kernel.publisher.sequencer import sequencer
from kernel.readall import Sequenced
from kernel.record import record
from kernel.reservation import Released, Reserved, SerialTaken
from kernel.store import Batch, Stored
from kernel.subscription.delivery import Delivery
from kernel.subscription.effect import Effect
from kernel.subscription.heard import Ear, Heard, Place
from kernel.subscription.listener import Listener
from kernel.subscription.offsets import begin, load
from kernel.subscription.sorting import Member
from kernel.subscription.table import Table
from kernel.subscription.waiting import Waiting


class Runs(Protocol):
    async def run(self, stop: asyncio.Event) -> None: ...


type Then = Callable[[Connection], Awaitable[object]]

NAMESPACE = UUID("00000000-0000-0000-0000-00000000000a")
MONDAY = datetime(2024, 3, 4, 9, tzinfo=UTC)
TOPIC = "ocop.scratch.v1"
HONEY, TEA, RICE = "honey", "tea", "rice"

TABLES = """
create table holdings (name text primary key, holder text, changes int not null);
create table heard_of (stream text, version int, who text, primary key (stream, version));
grant select, insert, update, delete on holdings, heard_of to {runtime};
"""

codec = Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken])
ear = Ear(codec, (Reserved, Released))


@record
class Holding:
    name: str
    holder: str | None
    changes: int


def names(heard: Heard) -> Sequence[str]:
    match heard.event:
        case Reserved() | Released() as event:
            return [event.name]
        case _:
            return []


def follow(row: Holding | None, heard: Heard, key: str) -> Holding | None:
    changes = row.changes + 1 if row else 1
    match heard.event:
        case Reserved() as event:
            return Holding(name=key, holder=event.holder, changes=changes)
        case Released():
            return Holding(name=key, holder=None, changes=changes)
        case _:
            return row


def holdings(name: str = "holdings") -> Table[Holding, str]:
    return Table(
        name=name,
        table="holdings",
        row=Holding,
        key="name",
        listens=(Reserved, Released),
        keys=names,
        evolve=follow,
    )


def event_id(stream: str, version: int) -> UUID:
    return uuid5(NAMESPACE, f"{stream}@{version}")


def said(event: object, stream: str, version: int, seq: int = 0, data: bytes | None = None) -> Sequenced:
    """An event as the publisher finds it; `data` in place of its own bytes makes it poison."""
    kind, encoded = codec.encode(event)
    metadata = Metadata(
        log="scratch/1",
        event=event_id(stream, version),
        stream=stream,
        version=version,
        type=kind,
        subject=stream,
        command=event_id(stream, version),
        correlation=uuid5(NAMESPACE, "the case"),
        causation=None,
        actor="person-1",
        appointment="appointment-1@1",
        office="office-1",
        unit="16201",
        traceparent="",
        occurred_at=MONDAY,
        recorded_at=MONDAY,
    )
    body = encoded if data is None else data
    return Sequenced(seq, stream, version, kind, metadata.event, body, encode_metadata(metadata))


def changes(name: str, first: int, last: int, holder: str = "an") -> list[Sequenced]:
    """Versions `first` to `last` of a name that is reserved and released in turn."""
    return [
        said(
            Reserved(name=name, holder=holder) if version % 2 else Released(name=name, holder=holder),
            f"reservation-{name}",
            version,
        )
        for version in range(first, last + 1)
    ]


def heard(events: Sequence[Sequenced], topic: str = TOPIC, partition: int = 0, at: int = 0) -> list[Heard]:
    """As if read from consecutive offsets of a partition."""
    return [
        ear.understand(
            Heard(
                event=None,
                type=one.type,
                stream=one.stream,
                version=one.version,
                seq=one.seq,
                topic=topic,
                partition=partition,
                offset=at + number,
                data=one.data,
                about=one.metadata,
            )
        )
        for number, one in enumerate(events)
    ]


def tell(kafka: str, topic: str, events: Sequence[Sequenced], *, commit: bool = True) -> None:
    """Send them in a transaction, as the publisher does, and end it either way."""
    producer = Producer(
        {
            "bootstrap.servers": kafka,
            "transactional.id": f"tell-{topic}",
            "partitioner": "murmur2_random",
            "log_level": 3,
        }
    )
    producer.init_transactions()
    producer.begin_transaction()
    for one in events:
        producer.produce(topic, key=one.stream, value=one.data, headers=headers(one))
    producer.flush()
    producer.commit_transaction() if commit else producer.abort_transaction()


class Diary:
    """A projection that writes down each event; it chokes on the streams it is told to.

    `then` is done in its transaction, after the writing.
    """

    listens = (Reserved, Released)

    def __init__(self, name: str = "diary", who: str = "diary", then: Then | None = None) -> None:
        self.name, self.who, self.then = name, who, then
        self.chokes_on: set[str] = set()

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        for one in batch:
            if one.stream in self.chokes_on:
                raise RuntimeError(f"cannot swallow {one.stream}")
        await db.executemany(
            "insert into heard_of values ($1, $2, $3)", [(h.stream, h.version, self.who) for h in batch]
        )
        if self.then is not None:
            await self.then(db)


async def commit(db: Pool, events: Sequence[Sequenced]) -> None:
    """As commands of the service itself, one after the other; they have no numbers yet."""
    store = PostgresStore(db)
    for one in events:
        stored = Stored(
            stream=one.stream,
            version=one.version,
            type=one.type,
            id=one.id,
            data=one.data,
            metadata=one.metadata,
        )
        await store.append(
            Batch(
                actor="person-1",
                command=one.id,
                request=b"asked",
                streams=[one.stream],
                expected=[one.version - 1],
                events=[stored],
            )
        )


async def number(url: str) -> None:
    """Whatever was committed so far."""
    async with sequencer(url) as numbers:
        await numbers.start()
        while await numbers.number(1_000):
            pass


async def say(db: Pool, url: str, events: Sequence[Sequenced]) -> None:
    """Committed and numbered."""
    await commit(db, events)
    await number(url)


async def written(pool: Pool) -> dict[str, list[int]]:
    """The versions of each stream that a diary holds."""
    rows = await pool.fetch("select stream, version from heard_of order by stream, version")
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row["stream"], []).append(row["version"])
    return found


async def delivery(db: Pool, *effects: Effect, places: Sequence[Place] = ((TOPIC, 0),)) -> Delivery:
    """Stands where the database says."""
    names = [effect.name for effect in effects]
    await begin(db, 1, [(name, place) for name in names for place in places])
    topics = {topic for topic, _ in places}
    made = Delivery(db, [Member.of(effect, topics, codec) for effect in effects])
    made.standing.update(await load(db, 1, names))
    return made


def listener(
    db: Pool, kafka: str, topic: str, *effects: Effect, group: str = "", speech: Codec = codec
) -> Listener:
    """In a group of the topic's own, so that tests do not meet."""
    return Listener(
        name=f"ocop.{topic}{group}",
        effects={effect: [topic] for effect in effects},
        codec=speech,
        pool=db,
        kafka=kafka,
    )


async def wait_for(db: Pool, subscription: str, stream: str, version: int, within: float) -> bool:
    """As a request does, without any hints."""
    return await Waiting(db, Hints("")).seen(subscription, stream, version, within)


@asynccontextmanager
async def running(reader: Runs) -> AsyncGenerator[asyncio.Task[None]]:
    stop = asyncio.Event()
    task = asyncio.create_task(reader.run(stop))
    try:
        yield task
    finally:
        stop.set()
        await asyncio.wait([task])
