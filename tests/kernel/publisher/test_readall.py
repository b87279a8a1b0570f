"""All events are read by number, each as it was stored, in batches that do not grow with the store."""

from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio

from deploy.local.databases import Database
from kernel.postgres import Connection, Pool
from kernel.publisher.sequencer import sequencer
from kernel.readall import HEADER, WINDOW, Sequenced, parse, read_all
from tests.kernel.publisher.facts import append, append_streams, asked, happened

MANY = """
insert into events (stream, version, type, id, data, metadata)
select 'idea-' || n, 1, 'ocop.test.v1.Happened', gen_random_uuid(), convert_to(n::text, 'UTF8'), ''
from generate_series(0, $1::int - 1) n
"""
# Against the order of places, so that an order by number shows.
NUMBERED = "insert into sequence select $1::int - pos, pos, now(), 1 from events"


@pytest_asyncio.fixture
async def owner(migrated: Database) -> AsyncIterator[Connection]:
    db = await asyncpg.connect(migrated.owner_url)
    yield db
    await db.close()


async def test_an_event_comes_as_it_was_stored(migrated: Database, connections: Pool) -> None:
    event = happened("ý-tưởng-1", 1)
    await append(migrated.url, asked(event))
    async with sequencer(migrated.url) as numbers, connections.acquire() as db:
        await numbers.start()
        [numbered] = await numbers.number(10)
        [[read]] = [rows async for rows in read_all(db)]
    assert read == numbered
    assert read == Sequenced(0, "ý-tưởng-1", 1, event.type, event.id, event.data, event.metadata)


async def test_all_are_read_in_batches_by_number(owner: Connection) -> None:
    count = 2 * WINDOW + 500
    await owner.execute(MANY, count)
    await owner.execute(NUMBERED, count)
    batches = [rows async for rows in read_all(owner)]
    assert [len(rows) for rows in batches] == [WINDOW, WINDOW, 500]
    read = [row for rows in batches for row in rows]
    assert [row.seq for row in read] == list(range(count))
    assert [int(row.data) for row in read] == list(range(count - 1, -1, -1))


async def test_a_part_is_read_from_one_number_to_another(migrated: Database, owner: Connection) -> None:
    await append_streams(migrated.url, 10)
    await owner.execute(NUMBERED, 30)
    assert [row.seq async for rows in read_all(owner, first=5, last=12) for row in rows] == list(range(5, 13))
    assert [row.seq async for rows in read_all(owner, first=27) for row in rows] == [27, 28, 29]
    assert [rows async for rows in read_all(owner, first=30)] == []
    assert [rows async for rows in read_all(owner, first=7, last=6)] == []


async def test_reading_needs_no_transaction_and_leaves_the_plans_of_others_alone(owner: Connection) -> None:
    assert [rows async for rows in read_all(owner)] == []
    assert await owner.fetchval("show enable_hashjoin") == "on"


async def test_rows_may_be_cut_anywhere(migrated: Database, owner: Connection) -> None:
    await append_streams(migrated.url, 3)
    await owner.execute(NUMBERED, 9)
    whole = bytearray()

    async def keep(chunk: bytes) -> None:
        whole.extend(chunk)

    await owner.copy_from_query(
        """
        select q.seq, e.version, e.id, octet_length(e.stream), octet_length(e.type), octet_length(e.data),
            octet_length(e.metadata), convert_to(e.stream || e.type, 'UTF8') || e.data || e.metadata
        from sequence q join events e using (pos) order by q.seq
        """,
        output=keep,
        format="binary",
    )
    rows: list[Sequenced] = []
    rest = b""
    for at in range(HEADER, len(whole), 37):
        rest = parse(rest + bytes(whole[at : at + 37]), 0, rows)
    assert [row.seq for row in rows] == list(range(9))
