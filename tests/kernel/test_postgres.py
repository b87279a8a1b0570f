"""What only the PostgreSQL store promises: facts stay, and the lock comes before anything is written."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest

from deploy.local.databases import Database
from kernel.migrate import ChangedMigration, migrate
from kernel.postgres import APPEND, Pool, PostgresStore
from tests.kernel.test_store import batch, event

NONE: list[str] = []
NOTHING = ("person-1", uuid4(), b"", ["idea-1"], [0], NONE, NONE, NONE, NONE, NONE, NONE)


async def test_not_even_the_owner_changes_a_fact(migrated: Database, connections: Pool) -> None:
    await PostgresStore(connections).append(batch(event("idea-1", 1)))
    owner = await asyncpg.connect(migrated.owner_url)
    for change in (
        "update events set data = ''",
        "delete from events",
        "truncate events",
        "update commands set request = ''",
        "delete from commands",
        "truncate commands",
    ):
        with pytest.raises(asyncpg.PostgresError, match="never changed"):
            await owner.execute(change)
    await owner.close()


async def test_the_service_can_only_append(connections: Pool) -> None:
    for change in (
        "insert into commands values ('a', gen_random_uuid(), '', '{}', '{}', '{}')",
        "insert into events (stream, version, type) values ('a', 1, 't')",
        "update events set data = ''",
        "delete from commands",
        "create table mine (a int)",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connections.execute(change)


async def test_append_is_the_first_write_of_its_transaction(connections: Pool) -> None:
    async with connections.acquire() as connection:
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute("create temporary table scratch (a int)")
        with pytest.raises(asyncpg.PostgresError, match="first write"):
            await connection.fetch(APPEND, *NOTHING)
        await transaction.rollback()


async def test_append_needs_read_committed(connections: Pool) -> None:
    async with connections.acquire() as connection:
        transaction = connection.transaction(isolation="repeatable_read")
        await transaction.start()
        with pytest.raises(asyncpg.PostgresError, match="read committed"):
            await connection.fetch(APPEND, *NOTHING)
        await transaction.rollback()


async def test_streams_locked_in_any_order_do_not_deadlock(connections: Pool) -> None:
    store = PostgresStore(connections)

    async def both(first: str, second: str) -> None:
        versions = [len(await store.read(first)), len(await store.read(second))]
        events = [event(first, versions[0] + 1), event(second, versions[1] + 1)]
        await store.append(batch(*events, expected=versions))

    for _ in range(20):
        outcomes = await asyncio.gather(
            *(both("left-1", "right-1") if n % 2 else both("right-1", "left-1") for n in range(6)),
            return_exceptions=True,
        )
        assert not [o for o in outcomes if isinstance(o, asyncpg.PostgresError)]
    assert len(await store.read("left-1")) == len(await store.read("right-1")) >= 20


async def test_positions_within_a_stream_follow_its_versions(connections: Pool) -> None:
    store = PostgresStore(connections)

    async def writer() -> None:
        for _ in range(20):
            version = len(await store.read("busy-1"))
            await asyncio.gather(
                store.append(batch(event("busy-1", version + 1), expected=[version])),
                return_exceptions=True,
            )

    await asyncio.gather(*(writer() for _ in range(6)))
    inverted = await connections.fetchval(
        "select count(*) from events a join events b using (stream) "
        "where a.version < b.version and (a.txid, a.pos) > (b.txid, b.pos)"
    )
    assert inverted == 0


async def test_migrations_run_once_and_are_never_changed(migrated: Database) -> None:
    assert await migrate(migrated.owner_url, migrated.service, []) == []
    owner = await asyncpg.connect(migrated.owner_url)
    await owner.execute("update migrations set digest = 'other' where file = '0001_events.sql'")
    await owner.close()
    with pytest.raises(ChangedMigration):
        await migrate(migrated.owner_url, migrated.service, [])


async def test_the_log_is_named_once(migrated: Database, connections: Pool) -> None:
    await migrate(migrated.owner_url, migrated.service, [])
    assert await PostgresStore(connections).log_id() == f"{migrated.service}/1"
