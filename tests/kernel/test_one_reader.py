"""An installation that read its own topic goes on in its sequence: nothing is replayed, nothing skipped."""

from pathlib import Path

import asyncpg
import pytest_asyncio

from deploy.local.databases import Database
from kernel.hints import Hints
from kernel.migrate import KERNEL, migrate
from kernel.postgres import Pool, pool
from kernel.subscription.effect import Projecting
from kernel.subscription.follower import Follower
from kernel.subscription.heard import OWN
from kernel.subscription.offsets import load
from kernel.subscription.parking import parked_streams
from kernel.subscription.replay import Replay
from tests.conftest import MakeDatabase
from tests.kernel.subscription.story import (
    HONEY,
    RICE,
    TABLES,
    TEA,
    Diary,
    changes,
    codec,
    commit,
    running,
    say,
    wait_for,
    written,
)

HERE = "0008_one_reader.sql"
HONEYS, TEAS, RICES = "reservation-honey", "reservation-tea", "reservation-rice"
SEEN = "insert into seen values ($1, 1, $2, $3)"
OFFSET = "insert into offsets values ($1, 1, $2, $3, $4)"


async def before(database: Database) -> None:
    """As it was when everybody read topics."""
    owner = await asyncpg.connect(database.owner_url)
    runtime = f'"{database.service}"'
    for file in sorted(KERNEL.glob("*.sql")):
        if file.name < HERE:
            await owner.execute(file.read_text().replace("{runtime}", runtime))
    await owner.execute("insert into log (name) values ('scratch')")
    await owner.execute(TABLES.replace("{runtime}", runtime))
    await owner.close()


async def move_on(database: Database) -> None:
    owner = await asyncpg.connect(database.owner_url)
    text = (KERNEL / HERE).read_text().replace("{runtime}", f'"{database.service}"')
    async with owner.transaction():
        await owner.execute(text)
    await owner.close()


@pytest_asyncio.fixture
async def database(make_database: MakeDatabase) -> Database:
    return await make_database(before)


@pytest_asyncio.fixture
async def db(database: Database):
    made = await pool(database.url)
    yield made
    await made.close()


async def read_on(db: Pool, *seen: tuple[str, int]) -> None:
    follower = Follower(name="reader", effects=[Projecting(Diary())], codec=codec, pool=db, hints=Hints(""))
    async with running(follower):
        for stream, version in seen:
            assert await wait_for(db, "diary", stream, version, 30)


async def test_partitions_that_had_come_to_points_of_their_own_are_neither_replayed_nor_skipped(
    db: Pool, database: Database
) -> None:
    await say(db, database.url, [*changes(HONEY, 1, 3), *changes(TEA, 1, 3), *changes(RICE, 1, 2)])
    await commit(db, changes(HONEY, 4, 4))
    # It had read rice to its end, one event of honey, and nothing of tea.
    await db.executemany(SEEN, [("diary", HONEYS, 1), ("diary", RICES, 2)])
    await db.executemany(OFFSET, [("diary", "ocop.scratch.v1", p, n) for p, n in ((0, 5), (1, 0), (2, 9))])
    await move_on(database)
    assert await load(db, 1, ["diary"]) == {("diary", OWN): 1}
    await read_on(db, (TEAS, 3), (RICES, 2))
    assert await written(db) == {HONEYS: [2, 3], TEAS: [1, 2, 3]}
    await say(db, database.url, changes(RICE, 3, 3))
    await read_on(db, (HONEYS, 4), (RICES, 3))
    assert await written(db) == {HONEYS: [2, 3, 4], TEAS: [1, 2, 3], RICES: [3]}


async def test_who_had_read_everything_goes_on_at_the_end(db: Pool, database: Database) -> None:
    await say(db, database.url, changes(HONEY, 1, 3))
    await db.execute(SEEN, "diary", HONEYS, 3)
    await db.execute(OFFSET, "diary", "ocop.scratch.v1", 0, 7)
    await move_on(database)
    assert await load(db, 1, ["diary"]) == {("diary", OWN): 3}
    assert await db.fetchval("select count(*) from ahead") == 0
    await say(db, database.url, changes(HONEY, 4, 4))
    await read_on(db, (HONEYS, 4))
    assert await written(db) == {HONEYS: [4]}


async def test_what_was_parked_stays_so_and_is_replayed_in_its_place(db: Pool, database: Database) -> None:
    await say(db, database.url, changes(TEA, 1, 4))
    await db.execute(SEEN, "diary", TEAS, 1)
    await db.execute(OFFSET, "diary", "ocop.scratch.v1", 0, 3)
    await db.execute("insert into parked_streams values ('diary', 1, $1, 'not yet')", TEAS)
    for one in changes(TEA, 2, 3):
        await db.execute(
            "insert into parked values ('diary', 1, $1, $2, $3, $4, $5, 'ocop.scratch.v1', 0, $5, $6, $7)",
            *(TEAS, one.version, one.id, one.type, one.version - 1, one.data, one.metadata),
        )
    await move_on(database)
    await read_on(db, (TEAS, 1))
    await say(db, database.url, changes(HONEY, 1, 1))
    await read_on(db, (HONEYS, 1))
    (parked,) = await parked_streams(db)
    assert (parked.first, parked.last) == (2, 4)
    assert (await Replay(db, codec, Projecting(Diary())).all())[0].why == ""
    assert await written(db) == {HONEYS: [1], TEAS: [2, 3, 4]}


async def test_what_was_heard_of_others_is_kept_once_with_its_topic(db: Pool, database: Database) -> None:
    registry, evaluation = "ocop.registry.v1", "ocop.evaluation.v1"
    await db.executemany(
        OFFSET,
        [
            ("products", registry, 0, 5),
            ("authority", registry, 0, 4),
            ("certificates", evaluation, 0, 3),
            ("shelf", "ocop.scratch.v1", 0, 0),
            ("both", registry, 0, 9),
            ("both", evaluation, 0, 9),
        ],
    )
    await db.executemany(
        SEEN,
        [
            ("products", "product-1", 2),
            ("authority", "product-1", 1),
            ("both", "product-1", 4),
            ("certificates", "certificate-1", 1),
            # Two services, each with a stream of that name.
            ("products", "erasure-1", 1),
            ("certificates", "erasure-1", 3),
            ("both", "unit-new", 1),
        ],
    )
    await move_on(database)
    rows = await db.fetch("select topic, stream, version from heard order by topic, stream")
    assert [tuple(row) for row in rows] == [
        (evaluation, "certificate-1", 1),
        (evaluation, "erasure-1", 3),
        (evaluation, "unit-new", 1),
        (registry, "erasure-1", 1),
        (registry, "product-1", 4),
        (registry, "unit-new", 1),
    ]
    assert await db.fetchval("select count(*) from offsets where topic = $1", registry) == 3


async def test_a_new_installation_has_nothing_to_move(make_database: MakeDatabase) -> None:
    async def fresh(database: Database) -> None:
        assert await migrate(database.owner_url, database.service, [Path("nowhere")])

    database = await make_database(fresh)
    connection = await asyncpg.connect(database.url)
    assert await connection.fetchval("select count(*) from offsets") == 0
    await connection.close()
