"""On another cluster the cursor means nothing: the publisher stops until someone adopts the database."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.postgres import Connection
from kernel.publisher.adopt import adopt
from kernel.publisher.refusals import OtherCluster, Replaced, VersionJumped
from kernel.publisher.sequencer import sequencer
from tests.kernel.publisher.facts import Writer, append, asked, happened

FAR = 1 << 40


@pytest_asyncio.fixture
async def owner(migrated: Database) -> AsyncIterator[Connection]:
    db = await asyncpg.connect(migrated.owner_url)
    yield db
    await db.close()


@pytest_asyncio.fixture
async def restored(migrated: Database, owner: Connection) -> Database:
    """One event numbered, two left over, with transaction ids that this cluster is far from."""
    for stream, version in (("idea-1", 1), ("idea-2", 1), ("idea-1", 2)):
        await insert(owner, stream, version, FAR)
    await owner.execute("insert into sequence select 0, min(pos), now(), 1 from events")
    await owner.execute(
        """
        update publisher set epoch = 1, next_seq = 1, txid = ($1 || '')::xid8, pos = 1, sequenced_at = now(),
        system_identifier = 1, timeline = 7
        """,
        str(FAR),
    )
    return migrated


async def order(db: Connection) -> list[tuple[int, str, int]]:
    rows = await db.fetch(
        "select q.seq, e.stream, e.version from sequence q join events e using (pos) order by seq"
    )
    return [(row["seq"], row["stream"], row["version"]) for row in rows]


async def test_the_first_publisher_notes_the_cluster_and_its_successors_agree(migrated: Database) -> None:
    for epoch in (1, 2):
        async with sequencer(migrated.url) as numbers:
            await numbers.start()
            assert numbers.epoch == epoch


async def test_a_publisher_refuses_another_system(migrated: Database, owner: Connection) -> None:
    await owner.execute("update publisher set system_identifier = 1, timeline = 1")
    async with sequencer(migrated.url) as numbers:
        with pytest.raises(OtherCluster, match="Run `publisher adopt` once") as refused:
            await numbers.start()
    assert refused.value.facts["cursor"] == "1/1"
    assert await owner.fetchval("select epoch from publisher") == 0


async def test_a_publisher_refuses_another_timeline_of_the_same_system(
    migrated: Database, owner: Connection
) -> None:
    await owner.execute(
        """
        update publisher set (system_identifier, timeline) =
            (select system_identifier, timeline + 1 from cluster_identity())
        """
    )
    async with sequencer(migrated.url) as numbers:
        with pytest.raises(OtherCluster):
            await numbers.start()


async def test_adopting_numbers_what_is_left_over_in_the_order_of_its_streams(
    restored: Database, owner: Connection
) -> None:
    assert await adopt(restored.owner_url) == 2
    assert await order(owner) == [(0, "idea-1", 1), (1, "idea-2", 1), (2, "idea-1", 2)]


async def test_after_adopting_the_publisher_goes_on_with_new_events_and_takes_none_twice(
    restored: Database, owner: Connection
) -> None:
    await adopt(restored.owner_url)
    async with sequencer(restored.url) as numbers:
        await numbers.start()
        assert await numbers.number(10) == []
        await append(restored.url, asked(happened("idea-1", 3)), asked(happened("idea-3", 1)))
        assert [(row.seq, row.stream, row.version) for row in await numbers.number(10)] == [
            (3, "idea-1", 3),
            (4, "idea-3", 1),
        ]
        assert await numbers.waiting() == 0


async def test_old_transaction_ids_are_not_taken_again_when_this_cluster_reaches_them(
    migrated: Database, owner: Connection
) -> None:
    """Old events lie a few ids ahead, and this cluster's ids pass over them."""
    now = int(await owner.fetchval("select pg_current_xact_id()::text"))
    for version in (1, 2, 3):
        await insert(owner, "idea-old", version, now + 10 + version)
    await owner.execute("update publisher set system_identifier = 1, timeline = 1")
    assert await adopt(migrated.owner_url) == 3
    async with sequencer(migrated.url) as numbers:
        await numbers.start()
        for version in range(1, 31):
            await append(migrated.url, asked(happened("idea-new", version)))
            [row] = await numbers.number(10)
            assert (row.seq, row.version) == (2 + version, version)
        assert int(await owner.fetchval("select txid::text from publisher")) > now + 13


async def test_adopting_waits_for_writers_and_misses_none(migrated: Database, owner: Connection) -> None:
    await owner.execute("update publisher set system_identifier = 1, timeline = 1")
    slow = await Writer.begin(migrated.url, happened("idea-slow", 1))
    adopting = asyncio.create_task(adopt(migrated.owner_url))
    waits = "select exists (select from pg_locks where relation = 'events'::regclass and not granted)"
    while not await owner.fetchval(waits):  # noqa: ASYNC110  # only the database knows who waits in it
        await asyncio.sleep(0.005)
    await slow.commit()
    assert await adopting == 1


async def test_adopting_replaces_a_publisher_that_still_runs(migrated: Database) -> None:
    async with sequencer(migrated.url) as numbers:
        await numbers.start()
        await adopt(migrated.owner_url)
        with pytest.raises(Replaced):
            await numbers.number(10)


async def test_adopting_refuses_a_stream_whose_version_jumps(migrated: Database, owner: Connection) -> None:
    await insert(owner, "idea-1", 1, FAR)
    await insert(owner, "idea-1", 3, FAR)
    with pytest.raises(VersionJumped):
        await adopt(migrated.owner_url)
    assert await order(owner) == []


async def insert(db: Connection, stream: str, version: int, txid: int) -> None:
    event = happened(stream, version)
    await db.execute(
        """
        insert into events (stream, version, type, id, data, metadata, txid)
        values ($1, $2, $3, $4, $5, $6, $7::text::xid8)
        """,
        event.stream,
        event.version,
        event.type,
        event.id,
        event.data,
        event.metadata,
        str(txid),
    )
