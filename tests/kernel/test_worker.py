"""A worker runs a whole service: what is said is projected, reacted to, timed and counted."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from deploy.local.kafka import Kafka
from deploy.local.ports import free_ports
from deploy.local.topics import create_topics
from kernel.activity import activity
from kernel.clock import now
from kernel.hints import Hints
from kernel.postgres import Connection, Pool, PostgresStore, pool
from kernel.processes import Run, publisher
from kernel.reservation import Released, Reserve, Reserved, reservation
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.store import Events, Step
from kernel.subscription.assembly import NotListening, followers, sources_of
from kernel.subscription.heard import OWN, Heard
from kernel.subscription.order import Order
from kernel.subscription.parking import parked_streams
from kernel.subscription.progress import age
from kernel.subscription.projection import Projection
from kernel.subscription.reaction import Reaction
from kernel.timer import Timer, set_timer
from kernel.worker import Worker
from tests.conftest import MakeDatabase
from tests.kernel.subscription.conftest import story_tables
from tests.kernel.subscription.story import (
    HONEY,
    TEA,
    Diary,
    changes,
    codec,
    commit,
    holdings,
    say,
    wait_for,
    written,
)

HONEYS = "reservation-honey"
FRESH_SINCE = (
    "select count(*) = 2 from (select subscription, min(caught_up_at) as at from progress"
    " where subscription in ('diary', 'mirror') group by subscription) as p where at > $1"
)
LONG_AGO = datetime(2024, 3, 4, 9, tzinfo=UTC)


def reserve(name: str, holder: str) -> Order:
    command = Reserve(name=name, holder=holder)
    return Order(steps=(Step(decider=reservation, id=name, command=command),))


async def mirror(one: Heard, _events: Events, _db: Connection) -> Order | None:
    original = one.version == 1 and "mirror" not in one.stream
    return reserve(f"mirror of {one.stream}", str(one.id)) if original else None


MIRROR = Reaction(name="mirror", listens=(Reserved,), react=mirror)
EXPIRE = Timer(name="expire", every=0.05, due=lambda subject, due: reserve(subject, due.isoformat()))


def a_service(name: str, *projections: Projection) -> Service:
    return Service(
        name=name,
        codec=codec,
        routers=(),
        projections=projections,
        reactions=(MIRROR,),
        timers=(EXPIRE,),
        migrations=Path(),
        grants={},
        topics=(f"ocop.{name}.v1",),
    )


def settings(database_url: str, kafka: str) -> ServiceSettings:
    return ServiceSettings(
        database_url=database_url,
        owner_database_url=database_url,
        kafka=kafka,
        issuer="http://127.0.0.1",
        master_key_file=Path(),
        person_key_file=Path(),
        http_port=0,
    )


@pytest_asyncio.fixture
async def database(make_database: MakeDatabase) -> Database:
    return await make_database(story_tables)


@pytest_asyncio.fixture
async def db(database: Database) -> AsyncGenerator[Pool]:
    made = await pool(database.url)
    yield made
    await made.close()


@pytest.fixture
def name(kafka: str, suffix: str) -> str:
    """A service of the test's own, with its topic."""
    create_topics(kafka, [f"ocop.s{suffix}.v1"])
    return f"s{suffix}"


@asynccontextmanager
async def working(*parts: Run) -> AsyncGenerator[list[asyncio.Task[None]]]:
    stop = asyncio.Event()
    tasks = [asyncio.create_task(part(stop)) for part in parts]
    try:
        yield tasks
    finally:
        stop.set()
        await asyncio.wait(tasks)


async def until(db: Pool, query: str, *arguments: object) -> None:
    """Wait for a row: what workers do shows nowhere but in the database."""
    async with asyncio.timeout(60):
        while not await db.fetchval(query, *arguments):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_a_worker_projects_reacts_keeps_timers_and_counts(
    db: Pool, database: Database, kafka: str, name: str
) -> None:
    async with db.acquire() as connection:
        await set_timer(connection, EXPIRE.name, "due long ago", LONG_AGO)
    await commit(db, changes(HONEY, 1, 3))
    service, told = a_service(name, holdings(), Diary()), settings(database.url, kafka)
    async with working(Worker(service, told).run, publisher(service, told)) as (task, _):
        for subscription in ("holdings", "diary", "mirror"):
            assert await wait_for(db, subscription, HONEYS, 3, 30)
        await until(db, "select count(*) = 1 from outcomes where actor = 'timer:expire'")
        await until(db, "select count(*) = 3 from progress where caught_up_at is not null")
        version = 0
        while not await activity(db, now()):
            version += 1
            await commit(db, changes(TEA, version, version))
            await asyncio.sleep(0.2)
        while await age(db, "diary", now()) is None:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    assert task.exception() is None
    assert (await written(db))[HONEYS] == [1, 2, 3]
    assert await db.fetchval("select changes from holdings where name = 'honey'") == 3
    streams = {row["stream"] for row in await db.fetch("select stream from events")}
    assert {"reservation-mirror of reservation-honey", "reservation-due long ago"} <= streams


async def test_of_two_workers_one_reads_and_the_other_goes_on_alone(
    db: Pool, database: Database, kafka: str, name: str
) -> None:
    names = [f"name-{n}" for n in range(30)]
    told = settings(database.url, kafka)
    first, second = (Worker(a_service(name, Diary(who=who)), told) for who in ("1", "2"))
    async with working(publisher(a_service(name), told), first.run):
        async with working(second.run):
            await commit(db, [one for n in names for one in changes(n, 1, 3)])
            for n in names:
                assert await wait_for(db, "diary", f"reservation-{n}", 3, 30)
        await commit(db, [one for n in names for one in changes(n, 4, 5)])
        for n in names:
            assert await wait_for(db, "diary", f"reservation-{n}", 5, 30)
            assert await wait_for(db, "mirror", f"reservation-{n}", 5, 30)
    found = await written(db)
    assert {stream: found[stream] for stream in found if "mirror" not in stream} == {
        f"reservation-{n}": [1, 2, 3, 4, 5] for n in names
    }
    assert await db.fetchval("select count(*) from outcomes where outcome = 'done'") == len(names)
    assert await db.fetchval("select count(*) = count(distinct (stream, version)) from heard_of")


async def test_a_worker_outlives_a_database_that_drops_its_connections(
    db: Pool, database: Database, kafka: str, name: str
) -> None:
    worker = Worker(a_service(name, Diary()), settings(database.url, kafka))
    async with working(worker.run) as (task,):
        for version in range(1, 5):
            await say(db, database.url, changes(HONEY, version, version))
            assert await wait_for(db, "diary", HONEYS, version, 30)
            await db.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity "
                "where datname = current_database() and usename = current_user and pid <> pg_backend_pid()"
            )
    assert task.exception() is None
    assert (await written(db))[HONEYS] == [1, 2, 3, 4]
    assert await parked_streams(db) == []


async def test_a_bug_ends_the_worker_loudly(db: Pool, database: Database, kafka: str, name: str) -> None:
    async def mistaken(own: Connection) -> None:
        await own.execute("insert into nowhere values (1)")

    await say(db, database.url, changes(HONEY, 1, 1))
    worker = Worker(a_service(name, Diary(then=mistaken)), settings(database.url, kafka))
    with pytest.raises(asyncpg.UndefinedTableError):
        await asyncio.wait_for(worker.run(asyncio.Event()), 60)


async def test_read_models_of_own_facts_go_on_while_kafka_is_away(
    db: Pool, database: Database, name: str
) -> None:
    (port,) = free_ports(1)
    service, told = a_service(name, Diary()), settings(database.url, f"127.0.0.1:{port}")
    async with working(Worker(service, told).run, publisher(service, told)) as tasks:
        for version in range(1, 4):
            await commit(db, changes(HONEY, version, version))
            assert await wait_for(db, "diary", HONEYS, version, 30)
            assert await wait_for(db, "mirror", HONEYS, version, 30)
        await until(db, "select count(*) = 2 from progress where caught_up_at is not null")
        assert not any(task.done() for task in tasks)
    assert (await written(db))[HONEYS] == [1, 2, 3]


def test_what_a_service_says_itself_comes_from_its_store_and_the_rest_from_topics(name: str) -> None:
    assert sources_of(a_service(name), (Reserved, Released)) == (OWN[0],)


async def test_two_subscriptions_of_one_name_are_refused(db: Pool, name: str) -> None:
    service = a_service(name, Diary(name="mirror"))
    with pytest.raises(NotListening, match="mirror"):
        followers(service, Events(PostgresStore(db), codec), db, now, Hints(""))


async def test_a_worker_outlives_a_broker_that_is_killed_and_comes_back(
    db: Pool, database: Database, stack_folder: Path, suffix: str
) -> None:
    client, controller = free_ports(2)
    folder = stack_folder / suffix
    # Where it is missed after three seconds, it may come back after three.
    cluster = Kafka(folder=folder, ports=[client], controllers=[controller], missed_after=3)
    await asyncio.to_thread(cluster.start)
    try:
        create_topics(cluster.bootstrap, [f"ocop.s{suffix}.v1"])
        service, told = a_service(f"s{suffix}", Diary()), settings(database.url, cluster.bootstrap)
        async with working(Worker(service, told).run, publisher(service, told)) as (task, publishing):
            for version in range(1, 4):
                await commit(db, changes(HONEY, version, version))
                assert await wait_for(db, "diary", HONEYS, version, 60)
                assert await wait_for(db, "mirror", HONEYS, version, 60)
                # Who signs demands freshness, and a broker that was away must not end it for ever.
                await until(db, FRESH_SINCE, await db.fetchval("select clock_timestamp()"))
                if version < 3:
                    cluster.kill_broker(1)
                    await asyncio.to_thread(cluster.start_broker, 1)
        assert task.exception() is None
        assert publishing.exception() is None
    finally:
        cluster.kill()
    assert (await written(db))[HONEYS] == [1, 2, 3]
    assert await parked_streams(db) == []
