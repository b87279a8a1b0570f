"""Connections kept at hand answer queries, and are given back when they were interrupted, or at the end."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import asyncpg
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.lent import Lent
from kernel.postgres import Pool, pool

WHO = "select pg_backend_pid() as pid"
SHUT, PASS = "select pg_advisory_lock(1)", "select pg_advisory_xact_lock_shared(1)"
WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted"


@pytest_asyncio.fixture
async def connections(database: Database) -> AsyncIterator[Pool]:
    made = await pool(database.url, size=4)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def lent(connections: Pool) -> AsyncIterator[Lent]:
    made = Lent(connections, 2)
    yield made
    await made.close()


@asynccontextmanager
async def held(database: Database) -> AsyncGenerator[Callable[[int], Awaitable[None]]]:
    """Whoever asks to `PASS` waits until the block ends; gives what waits for so many of them."""
    gate = await asyncpg.connect(database.url)
    try:
        await gate.execute(SHUT)

        async def waiting(number: int) -> None:
            # The test's own time limit ends a wait in vain.
            while await gate.fetchval(WAITING) < number:
                pass

        yield waiting
    finally:
        await gate.close()


async def at_once(lent: Lent, database: Database, queries: int, *, served: int) -> None:
    """So many queries are asked at once, of which so many are being served before the first is answered."""
    async with held(database) as waiting:
        asking = [asyncio.create_task(lent.fetch(PASS)) for _ in range(queries)]
        await waiting(served)
    await asyncio.gather(*asking)


async def pid(lent: Lent) -> int:
    row = await lent.fetchrow(WHO)
    assert row is not None
    found: int = row["pid"]
    return found


async def test_one_after_the_other_uses_one_connection(lent: Lent, connections: Pool) -> None:
    assert {await pid(lent) for _ in range(5)} == {await pid(lent)}
    assert [row["pid"] for row in await lent.fetch(WHO)] == [await pid(lent)]
    assert connections.get_idle_size() == 0


async def test_more_at_once_than_are_kept_are_served_by_the_pool(
    lent: Lent, connections: Pool, database: Database
) -> None:
    await at_once(lent, database, 8, served=4)
    assert connections.get_size() == 4
    assert connections.get_idle_size() == 2


async def test_the_rest_of_the_pool_is_there_for_others(
    lent: Lent, connections: Pool, database: Database
) -> None:
    await at_once(lent, database, 2, served=2)
    async with connections.acquire(), connections.acquire():
        assert await pid(lent)


async def test_a_query_that_fails_does_no_harm(lent: Lent) -> None:
    with pytest.raises(asyncpg.UndefinedTableError):
        await lent.fetch("select * from nowhere")
    assert await pid(lent)


async def test_a_query_that_is_interrupted_does_no_harm(
    lent: Lent, connections: Pool, database: Database
) -> None:
    async with held(database) as waiting:
        asking = asyncio.create_task(lent.fetch(PASS))
        await waiting(1)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    assert await pid(lent)
    assert connections.get_size() - connections.get_idle_size() == 1


async def test_a_connection_that_the_server_ended_is_replaced(lent: Lent, connections: Pool) -> None:
    before = await pid(lent)
    async with connections.acquire() as other:
        await other.execute("select pg_terminate_backend($1)", before)
    for _ in range(100):
        try:
            after = await pid(lent)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError):
            continue
        break
    else:
        raise AssertionError("the connection was not replaced")
    assert after != before


async def test_connections_that_ended_while_nobody_asked_cost_no_query(lent: Lent, connections: Pool) -> None:
    for _ in range(3):
        gone = await pid(lent)
        async with connections.acquire() as other:
            await other.execute("select pg_terminate_backend($1)", gone)
            while connections.get_size() > 1:
                await other.execute("select pg_sleep(0.01)")
        assert await pid(lent) != gone
        assert connections.get_size() - connections.get_idle_size() == 1


async def test_at_the_end_all_are_given_back(connections: Pool, database: Database) -> None:
    lent = Lent(connections, 2)
    await at_once(lent, database, 2, served=2)
    await lent.close()
    assert connections.get_idle_size() == connections.get_size()
