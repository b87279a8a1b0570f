"""P6: from commit to topic and to read model at 500 commands a second, seen from outside the service."""

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
LOOK_SECONDS = 0.004
PATIENCE_SECONDS = 60
VISIBLE = "select n from slots where n >= $1"

type Times = dict[int, int]


async def latency(place: Place) -> AsyncIterator[Row]:
    """All on the machine's one monotonic clock; the first seconds warm everything up and do not count."""
    warm_up, seconds = (2, 4) if place.quick else (WARM_UP_SECONDS, SECONDS)
    count = RATE * (warm_up + seconds)
    async with place.database() as database:
        name = f"bench_{secrets.token_hex(4)}"
        topic = topic_of(name)
        create_topics(place.kafka, [topic])
        await prepare(database.owner_url, database.service)
        ended = threading.Event()
        process = launch(place, database, name, count)
        try:
            in_topic, in_model, committed = await asyncio.gather(
                asyncio.to_thread(watch_topic, place.kafka, topic, ended),
                watch_model(database.url, ended),
                outcome(process, warm_up + seconds + PATIENCE_SECONDS, place.folder / f"{name}.json", ended),
            )
        finally:
            ended.set()
            process.kill()
    yield alone("P6.rate", f"commands committed where {RATE}/s were asked", "commands/s", pace(committed, RATE * warm_up))
    for name, said, seen in (
        ("topic", "commit → topic", in_topic),
        ("model", "commit → read model", in_model),
    ):
        late = lateness(committed, seen, RATE * warm_up)
        steps = quantiles(late, n=100, method="inclusive")
        for label, value in (("p50", steps[49]), ("p99", steps[98]), ("max", max(late))):
            yield alone(f"P6.{name}.{label}", f"{said} at {RATE} commands/s, {label}", "ms", value)


def lateness(committed: Mapping[int, int], seen: Mapping[int, int], first: int) -> list[float]:
    """Milliseconds from the append's return; raises KeyError where something never arrived."""
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


def launch(place: Place, database: Database, name: str, count: int) -> Process:
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
        "RESULT": place.folder / f"{name}.json",
    }
    return start(
        "the service",
        [sys.executable, "-m", "tests.benchmarks.latency_service"],
        log=place.folder / "logs" / f"{name}.log",
        environment={**os.environ, **{f"BENCH_{key}": str(value) for key, value in told.items()}},
    )


async def outcome(process: Process, seconds: float, result: Path, ended: threading.Event) -> Times:
    """When each command was committed, as the service noted it. Raises TimeoutExpired where it hangs."""
    try:
        code = await asyncio.to_thread(process.wait, seconds)
    finally:
        ended.set()
    if code:
        raise RuntimeError(f"the service ended with {code}: {last_words(process.log)}")
    times: dict[str, int] = json.loads(result.read_text())
    return {int(n): at for n, at in times.items()}


def watch_topic(kafka: str, topic: str, ended: threading.Event) -> Times:
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
    seen: Times = {}
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
    return seen


async def watch_model(database: str, ended: threading.Event) -> Times:
    """When a query first found each row, looking every few milliseconds."""
    db = await asyncpg.connect(database)
    seen: Times = {}
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
    return seen
