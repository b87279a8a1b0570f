"""Connections kept at hand answer queries, and are given back when they were interrupted, or at the end."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.lent import Lent
from kernel.postgres import Pool, pool

WHO = "select pg_backend_pid() as pid"


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


async def pid(lent: Lent) -> int:
    row = await lent.fetchrow(WHO)
    assert row is not None
    found: int = row["pid"]
    return found


async def test_one_after_the_other_uses_one_connection(lent: Lent, connections: Pool) -> None:
    assert {await pid(lent) for _ in range(5)} == {await pid(lent)}
    assert [row["pid"] for row in await lent.fetch(WHO)] == [await pid(lent)]
    assert connections.get_idle_size() == 0


async def test_more_at_once_than_are_kept_are_served_by_the_pool(lent: Lent, connections: Pool) -> None:
    await asyncio.gather(*(lent.fetch("select pg_sleep(0.05)") for _ in range(8)))
    assert connections.get_size() == 4
    assert connections.get_idle_size() == 2


async def test_the_rest_of_the_pool_is_there_for_others(lent: Lent, connections: Pool) -> None:
    await asyncio.gather(*(lent.fetch("select pg_sleep(0.05)") for _ in range(2)))
    async with connections.acquire(), connections.acquire():
        assert await pid(lent)


async def test_a_query_that_fails_does_no_harm(lent: Lent) -> None:
    with pytest.raises(asyncpg.UndefinedTableError):
        await lent.fetch("select * from nowhere")
    assert await pid(lent)


async def test_a_query_that_is_interrupted_does_no_harm(lent: Lent, connections: Pool) -> None:
    asking = asyncio.create_task(lent.fetch("select pg_sleep(60)"))
    await asyncio.sleep(0.05)
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


async def test_at_the_end_all_are_given_back(connections: Pool) -> None:
    lent = Lent(connections, 2)
    await asyncio.gather(*(lent.fetch("select pg_sleep(0.05)") for _ in range(2)))
    await lent.close()
    assert connections.get_idle_size() == connections.get_size()
