"""P4 and its part of P11: a backlog into a read model, against bare consume and COPY, and a large one."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from statistics import median

import asyncpg
from confluent_kafka import Consumer, TopicPartition

from deploy.local.databases import Database
from kernel.postgres import pool
from kernel.record import record
from kernel.reservation import Released, Reserved
from kernel.subscription.effect import Projecting
from kernel.subscription.heard import Heard
from kernel.subscription.listener import Listener
from kernel.subscription.table import Table
from tests.benchmarks.backlog import backlog, codec, fill_topic
from tests.benchmarks.large import sample
from tests.benchmarks.p1_commands import PAST
from tests.benchmarks.p3_publisher import grown
from tests.benchmarks.p11_size import LARGE, SMALL
from tests.benchmarks.place import Place
from tests.benchmarks.rows import Row, alone, compared

BACKLOG = 200_000
RUNS = 3
BATCH = 4_000
# P11: each run lets so many streams grow, by five events each.
GROWING = 10_000

TABLES = """
create table holdings (name text primary key, holder text, changes int not null, stream text not null);
create table bare (stream text, place bigint, data bytea, primary key (stream, place));
grant select, insert, update, delete on holdings to {runtime}
"""
PAST_ROWS = """
insert into holdings select name, null, $2, 'reservation-' || name from unnest($1::text[]) as name
"""
PAST_HEARD = """
insert into heard (topic, stream, version)
select $3, 'reservation-' || name, $2 from unnest($1::text[]) as name
"""


@record
class Holding:
    name: str
    holder: str | None
    changes: int
    stream: str


def follow(row: Holding | None, heard: Heard, key: str) -> Holding | None:
    changes = row.changes + 1 if row else 1
    match heard.event:
        case Reserved() as event:
            return Holding(name=key, holder=event.holder, changes=changes, stream=heard.stream)
        case _:
            return Holding(name=key, holder=None, changes=changes, stream=heard.stream)


def names(heard: Heard) -> list[str]:
    match heard.event:
        case Reserved() | Released() as event:
            return [event.name]
        case _:
            return []


@asynccontextmanager
async def tables(place: Place) -> AsyncGenerator[Database]:
    async with place.database() as database:
        owner = await asyncpg.connect(database.owner_url)
        await owner.execute(TABLES.format(runtime=f'"{database.service}"'))
        await owner.close()
        yield database


async def projected(place: Place, database: Database, topic: str, events: int, before: int) -> float:
    """Events per second, from the assignment of the partitions to the commit of the last batch."""
    connections = await pool(database.url)
    table = Table(
        name="holdings",
        table="holdings",
        row=Holding,
        key="name",
        listens=(Reserved, Released),
        keys=names,
        evolve=follow,
    )
    subscription = Listener(
        name=f"{topic}.{time.monotonic_ns()}",
        effects={Projecting(table): [topic]},
        codec=codec,
        pool=connections,
        kafka=place.kafka,
    )
    stop = asyncio.Event()
    task = asyncio.create_task(subscription.run(stop))
    try:
        await until(task, lambda: bool(subscription.positions()))
        start = time.perf_counter()
        # Offsets count the ends of transactions, too: what is done is only known from the rows.
        await until(task, lambda: sum(subscription.positions().values()) >= events)
        while await connections.fetchval("select sum(changes) from holdings") < before + events:
            await until(task, lambda: True)
        seconds = time.perf_counter() - start
    finally:
        stop.set()
        await task
        await connections.close()
    return events / seconds


async def until(task: asyncio.Task[None], holds: Callable[[], bool]) -> None:
    """Look again every few milliseconds; raises what ended the task."""
    while True:
        await asyncio.sleep(0.003)
        if task.done():
            await task
        if holds():
            return


async def copied(place: Place, database: Database, topic: str, events: int) -> float:
    """What a program does that reads keys, offsets and bytes, and nothing else."""
    consumer = Consumer(
        {
            "bootstrap.servers": place.kafka,
            "group.id": "bare",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "auto.offset.reset": "error",
        }
    )
    owner = await asyncpg.connect(database.owner_url)
    consumer.assign([TopicPartition(topic, partition, 0) for partition in range(12)])
    done = 0
    start = time.perf_counter()
    while done < events:
        messages = await asyncio.to_thread(consumer.consume, BATCH, 0.1)
        rows = [((m.key() or b"").decode(), m.offset(), m.value()) for m in messages]
        await owner.copy_records_to_table("bare", records=rows)
        done += len(rows)
    seconds = time.perf_counter() - start
    consumer.close()
    await owner.close()
    return events / seconds


async def projector(place: Place) -> AsyncIterator[Row]:
    """P4: medians of interleaved runs, each into fresh tables; a first one warms up."""
    count = 2_000 if place.quick else BACKLOG
    topic = place.topic("p4")
    await asyncio.to_thread(fill_topic, place.kafka, topic, backlog(count))
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(RUNS + 1):
        async with tables(place) as database:
            ours.append(await projected(place, database, topic, count, 0))
        async with tables(place) as database:
            theirs.append(await copied(place, database, topic, count))
    name = f"projector: {count:,} events of 300 bytes into a read model, against consume and COPY"
    yield compared("P4", name, "events/s", ours[1:], theirs[1:])
    yield alone("P4.us", "projector: time per event", "µs", 1_000_000 / median(ours[1:]))


async def projector_by_size(place: Place) -> AsyncIterator[Row]:
    """P11: what an event costs the projector, where streams grow all over a small and a large read model."""
    small, large = (20_000, 100_000) if place.quick else (SMALL, LARGE)
    baseline, value = [await cost_in(place, size) for size in (small, large)]
    yield Row(
        id="P11.P4",
        name=f"projector: time per event, {large:,} events in the read model against {small:,}",
        unit="µs",
        value=value,
        baseline=baseline,
        ratio=value / baseline,
    )


async def cost_in(place: Place, size: int) -> float:
    """Microseconds per event, the median of the runs but the first, which warms up."""
    growing = min(GROWING, size // PAST)
    streams = sample(size, growing)
    rates: list[float] = []
    async with tables(place) as database:
        await remember(database, PAST_ROWS, sample(size, size // PAST), PAST)
        before = size
        for run in range(RUNS + 1):
            events = list(grown(streams, PAST + 1 + 5 * run))
            topic = place.topic("p11")
            await asyncio.to_thread(fill_topic, place.kafka, topic, iter(events))
            await remember(database, PAST_HEARD, streams, PAST + 5 * run, topic)
            rates.append(await projected(place, database, topic, len(events), before))
            before += len(events)
    return 1_000_000 / median(rates[1:])


async def remember(database: Database, statement: str, streams: Iterable[str], *given: object) -> None:
    """What the events of these streams up to a version would have left."""
    known = [stream.removeprefix("reservation-") for stream in streams]
    owner = await asyncpg.connect(database.owner_url)
    await owner.execute(statement, known, *given)
    await owner.execute("vacuum (analyze) heard")
    await owner.execute("vacuum (analyze) holdings")
    await owner.close()
