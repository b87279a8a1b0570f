"""P6b, P6c: from commit to read model and to topic at 500 commands/s, seen from outside the service."""

import asyncio
import json
import os
import secrets
import sys
import threading
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from statistics import quantiles

import asyncpg
from confluent_kafka import Consumer, TopicPartition

from deploy.local.databases import Database
from deploy.local.processes import Process, last_words, start
from deploy.local.topics import PARTITIONS, create_topics, topic_of
from tests.benchmarks.latency_service import TABLE
from tests.benchmarks.place import Place
from tests.benchmarks.rows import Row, alone

RATE = 500
WARM_UP_SECONDS = 20
SECONDS = 30
LOOK_SECONDS = 0.010
VISIBLE = "select n from slots where n >= $1"

type Times = dict[int, int]


async def latency(place: Place) -> AsyncIterator[Row]:
    """All on the machine's one monotonic clock; the first seconds warm everything up and do not count."""
    warm_up, seconds = (2, 4) if place.quick else (WARM_UP_SECONDS, SECONDS)
    first, count = RATE * warm_up, RATE * (warm_up + seconds)
    async with place.database() as database:
        in_topic, in_model, committed = await observed(place, database, count)
    yield alone(
        "P6.rate", f"commands committed where {RATE}/s were asked", "commands/s", pace(committed, first)
    )
    for identity, said, seen in (
        ("P6b", "commit → own read model", in_model),
        ("P6c", "commit → topic", in_topic),
    ):
        late = lateness(committed, seen, first)
        steps = quantiles(late, n=100, method="inclusive")
        for label, value in (("p50", steps[49]), ("p99", steps[98]), ("max", max(late))):
            yield alone(f"{identity}.{label}", f"{said} at {RATE} commands/s, {label}", "ms", value)


async def observed(place: Place, database: Database, count: int) -> tuple[Times, Times, Times]:
    """When each event was in the topic and its row in the read model, and when it had been committed."""
    name = f"bench_{secrets.token_hex(4)}"
    result = place.folder / f"{name}.json"
    create_topics(place.kafka, [topic_of(name)])
    await prepare(database.owner_url, database.service)
    in_topic: Times = {}
    in_model: Times = {}
    ended = threading.Event()
    processes = launch(place, database, name, count, result)
    try:
        async with asyncio.TaskGroup() as watching:
            watching.create_task(asyncio.to_thread(watch_topic, place.kafka, topic_of(name), in_topic, ended))
            watching.create_task(watch_model(database.url, in_model, ended))
            try:
                while not (result.exists() and len(in_topic) == len(in_model) == count):
                    for process in processes:
                        if not process.running:
                            raise RuntimeError(f"{process.name} ended: {last_words(process.log)}")
                    await asyncio.sleep(0.1)
            finally:
                ended.set()
    finally:
        for process in processes:
            process.kill()
    times: dict[str, int] = json.loads(result.read_text())
    return in_topic, in_model, {int(n): at for n, at in times.items()}


def lateness(committed: Mapping[int, int], seen: Mapping[int, int], first: int) -> list[float]:
    """Milliseconds from the append's return."""
    return [(seen[n] - at) / 1_000_000 for n, at in committed.items() if n >= first]


def pace(committed: Mapping[int, int], first: int) -> float:
    """Commits per second; fewer than were asked for means that the machine was overwhelmed."""
    counted = [at for n, at in committed.items() if n >= first]
    return len(counted) * 1_000_000_000 / (max(counted) - min(counted))


async def prepare(owner_url: str, service: str) -> None:
    db = await asyncpg.connect(owner_url)
    try:
        await db.execute(f"{TABLE}; grant select, insert, update, delete on slots to {service}")
    finally:
        await db.close()


def launch(place: Place, database: Database, name: str, count: int, result: Path) -> list[Process]:
    """The three processes of a service, as they are deployed; commands are asked for in the api's."""
    keys = {"MASTER_KEY_FILE": place.folder / "master", "PERSON_KEY_FILE": place.folder / "person"}
    for file in keys.values():
        file.write_bytes(secrets.token_bytes(32))
    told = {
        **keys,
        "DATABASE_URL": database.url,
        "OWNER_DATABASE_URL": database.owner_url,
        "KAFKA": place.kafka,
        "ISSUER": "http://127.0.0.1:9",
        "HTTP_PORT": 0,
        "NAME": name,
        "COUNT": count,
        "RATE": RATE,
        "RESULT": result,
    }
    return [
        start(
            f"the {parts[0]}",
            [sys.executable, "-m", "tests.benchmarks.latency_service", *parts],
            log=place.folder / "logs" / f"{name}-{parts[0]}.log",
            environment={**os.environ, **{f"BENCH_{key}": str(value) for key, value in told.items()}},
        )
        for parts in (["publisher"], ["worker"], ["api", "commands"])
    ]


def watch_topic(kafka: str, topic: str, seen: Times, ended: threading.Event) -> None:
    """When a consumer of committed records first held each event."""
    consumer = Consumer(
        {
            "bootstrap.servers": kafka,
            "group.id": f"{topic}.watch",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "fetch.wait.max.ms": 100,
        }
    )
    consumer.assign([TopicPartition(topic, partition, 0) for partition in range(PARTITIONS)])
    try:
        while not ended.is_set():
            first = consumer.poll(0.2)
            messages = [] if first is None else [first, *consumer.consume(1_000, 0)]
            at = time.monotonic_ns()
            for message in messages:
                key = message.key()
                if message.error() is None and isinstance(key, bytes):
                    seen.setdefault(int(key.decode().removeprefix("reservation-")), at)
    finally:
        consumer.close()


async def watch_model(database: str, seen: Times, ended: threading.Event) -> None:
    """When a query first found each row, looking every ten milliseconds."""
    db = await asyncpg.connect(database)
    lowest = 0
    try:
        while not ended.is_set():
            rows: Sequence[asyncpg.Record] = await db.fetch(VISIBLE, lowest)
            at = time.monotonic_ns()
            for row in rows:
                seen.setdefault(row[0], at)
            while lowest in seen:
                lowest += 1
            await asyncio.sleep(LOOK_SECONDS)
    finally:
        await db.close()
