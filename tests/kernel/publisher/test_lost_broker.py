"""Kafka's only broker is killed again and again while publishers are at work: the feed stays whole."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from deploy.local.databases import Database
from deploy.local.kafka import Kafka
from deploy.local.ports import free_ports
from deploy.local.topics import create_topics
from kernel.postgres import PostgresStore, pool
from kernel.processes import again_while_passing
from kernel.publisher import sender
from kernel.publisher.publisher import Publisher
from kernel.verify.verify import verify
from tests.conftest import MakeDatabase
from tests.kernel.conftest import kernel_tables
from tests.kernel.publisher.facts import asked, happened, names

PUBLISHERS = 4
KILLS = 3
TOPICS = [f"lost-broker-{number}" for number in range(PUBLISHERS)]


@pytest.fixture
def broker(stack_folder: Path, suffix: str) -> Iterator[Kafka]:
    """A broker of the test's own, which is back three seconds after it was killed."""
    client, controller = free_ports(2)
    folder = stack_folder / f"lost-broker-{suffix}"
    kafka = Kafka(folder=folder, ports=[client], controllers=[controller], missed_after=3)
    kafka.start()
    create_topics(kafka.bootstrap, TOPICS, 12)
    yield kafka
    kafka.kill()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("patience", [3.0, 30.0], ids=["gives up", "waits for it"])
async def test_a_broker_that_is_killed_at_any_moment_leaves_the_feed_whole(
    make_database: MakeDatabase, broker: Kafka, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    """It comes back as a coordinator that may forget to end what it had promised to commit."""
    monkeypatch.setattr(sender, "TIMEOUT_SECONDS", patience)
    chance = Random(20240315)
    databases = [await make_database(kernel_tables) for _ in TOPICS]
    async with working(databases, broker.bootstrap) as enough:
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0.5, 2))
            await asyncio.to_thread(broker.kill_broker, 1)
            await asyncio.to_thread(broker.start_broker, 1)
        await asyncio.sleep(1)
        enough.set()
        for database, topic in zip(databases, TOPICS, strict=True):
            found = await verify(
                service="test", database=database.url, kafka=broker.bootstrap, topic=topic, patience=60
            )
            assert found.line == f"{found.events} events: 0 lost, 0 duplicated, 0 reordered", found.sentences
            assert found.events > 100


@asynccontextmanager
async def working(databases: list[Database], kafka: str) -> AsyncGenerator[asyncio.Event]:
    """Commands flow until the event is set, and are published as long as this lasts."""
    enough, stop = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for database, topic in zip(databases, TOPICS, strict=True):
            group.create_task(publish(database.url, kafka, topic, stop))
            group.create_task(write(database.url, enough))
        try:
            yield enough
        finally:
            enough.set()
            stop.set()


async def write(url: str, enough: asyncio.Event) -> None:
    connections = await pool(url, size=1)
    try:
        while not enough.is_set():
            for name in names(3):
                await PostgresStore(connections).append(asked(happened(name, 1), happened(name, 2)))
            await asyncio.sleep(0.01)
    finally:
        await connections.close()


async def publish(url: str, kafka: str, topic: str, stop: asyncio.Event) -> None:
    """As a process does: a broker that is away is waited for."""
    await again_while_passing(
        "publisher", Publisher(service="test", database=url, kafka=kafka, topic=topic).run
    )(stop)
