"""Every committed event gets one number, in the order of its stream, whoever commits first."""

import asyncio

import asyncpg
import pytest

from deploy.local.databases import Database
from kernel.postgres import Connection, Pool
from kernel.publisher.refusals import Replaced, VersionJumped
from kernel.publisher.sequencer import Sequencer, sequencer
from kernel.store import Stored
from tests.kernel.publisher.facts import Writer, append, append_streams, asked, happened


async def numbered(numbers: Sequencer) -> list[tuple[str, int]]:
    return [(row.stream, row.version) for row in await numbers.number(1000)]


async def test_numbers_are_dense_from_zero_over_many_batches(migrated: Database, numbers: Sequencer) -> None:
    await append_streams(migrated.url, 10)
    taken = [await numbers.number(7) for _ in range(6)]
    assert [len(batch) for batch in taken] == [7, 7, 7, 7, 2, 0]
    assert [row.seq for batch in taken for row in batch] == list(range(30))


async def test_a_row_comes_with_the_very_bytes_that_were_stored(
    migrated: Database, numbers: Sequencer
) -> None:
    event = happened("idea-1", 1)
    await append(migrated.url, asked(event))
    [row] = await numbers.number(10)
    assert (
        Stored(
            stream=row.stream,
            version=row.version,
            type=row.type,
            id=row.id,
            data=row.data,
            metadata=row.metadata,
        )
        == event
    )


async def test_a_slow_writer_is_waited_for_so_that_nothing_is_skipped(
    migrated: Database, numbers: Sequencer
) -> None:
    slow = await Writer.begin(migrated.url, happened("idea-slow", 1))
    await append(migrated.url, asked(happened("idea-quick", 1)))
    assert await numbered(numbers) == []
    await slow.commit()
    assert await numbered(numbers) == [("idea-slow", 1), ("idea-quick", 1)]


async def test_what_was_committed_before_a_slow_writer_began_does_not_wait(
    migrated: Database, numbers: Sequencer
) -> None:
    await append(migrated.url, asked(happened("idea-early", 1)))
    slow = await Writer.begin(migrated.url, happened("idea-slow", 1))
    await append(migrated.url, asked(happened("idea-late", 1)))
    assert await numbered(numbers) == [("idea-early", 1)]
    await slow.commit()
    assert await numbered(numbers) == [("idea-slow", 1), ("idea-late", 1)]


async def test_an_event_whose_place_lies_below_one_that_is_numbered_is_not_lost(
    migrated: Database, numbers: Sequencer, owner: Connection
) -> None:
    other = await asyncpg.connect(migrated.owner_url)
    async with owner.transaction():
        await owner.execute("select pg_current_xact_id()")
        slow = other.transaction()
        await slow.start()
        await insert(other, "idea-low-place", 1)
        await insert(owner, "idea-high-place", 1)
    assert await numbered(numbers) == [("idea-high-place", 1)]
    await slow.commit()
    await other.close()
    assert await numbered(numbers) == [("idea-low-place", 1)]


async def test_the_older_transaction_comes_first_even_with_the_higher_place(
    migrated: Database, numbers: Sequencer, owner: Connection
) -> None:
    async with owner.transaction():
        await owner.execute("select pg_current_xact_id()")
        await append(migrated.url, asked(happened("idea-low-place", 1)))
        await insert(owner, "idea-high-place", 1)
        assert await numbered(numbers) == []
    assert await numbered(numbers) == [("idea-high-place", 1), ("idea-low-place", 1)]


async def test_a_writer_that_rolls_back_leaves_no_gap(migrated: Database, numbers: Sequencer) -> None:
    fickle = await Writer.begin(migrated.url, happened("idea-1", 1))
    await append(migrated.url, asked(happened("idea-2", 1)))
    await fickle.roll_back()
    [row] = await numbers.number(10)
    assert (row.seq, row.stream) == (0, "idea-2")


async def test_an_earlier_version_may_have_been_numbered_long_before(
    migrated: Database, numbers: Sequencer
) -> None:
    for version in (1, 2, 3):
        await append(migrated.url, asked(happened("idea-1", version)))
        assert await numbered(numbers) == [("idea-1", version)]


async def test_a_stream_whose_version_jumps_stops_everything(numbers: Sequencer, owner: Connection) -> None:
    await insert(owner, "idea-fine", 1)
    await insert(owner, "idea-1", 1)
    await insert(owner, "idea-1", 3)
    with pytest.raises(VersionJumped) as refused:
        await numbers.number(10)
    assert refused.value.facts == {"stream": "idea-1", "version": 3, "previous": 1}
    assert await owner.fetchval("select count(*) from sequence") == 0


async def test_a_stream_whose_versions_stand_in_the_wrong_order_stops_everything(
    numbers: Sequencer, owner: Connection
) -> None:
    await insert(owner, "idea-1", 1)
    assert len(await numbers.number(10)) == 1
    await insert(owner, "idea-1", 3)
    await insert(owner, "idea-1", 2)
    with pytest.raises(VersionJumped, match="idea-1 has version 3 next after version 1"):
        await numbers.number(10)


async def test_looking_in_vain_writes_nothing(numbers: Sequencer, connections: Pool) -> None:
    async with connections.acquire() as db, db.transaction():
        await db.fetch("select sequence_tail($1, 10)", numbers.epoch)
        assert await db.fetchval("select pg_current_xact_id_if_assigned()") is None


async def test_the_time_of_numbering_never_goes_back(
    migrated: Database, numbers: Sequencer, owner: Connection
) -> None:
    await append(migrated.url, asked(happened("idea-1", 1)))
    await owner.execute("update publisher set sequenced_at = '2999-01-01'")
    await numbers.number(10)
    await append(migrated.url, asked(happened("idea-2", 1)))
    await numbers.number(10)
    times = await owner.fetch("select sequenced_at = '2999-01-01' as kept from sequence order by seq")
    assert [row["kept"] for row in times] == [True, True]


async def test_numbers_are_never_changed_and_only_the_publisher_gives_them(
    migrated: Database, numbers: Sequencer, owner: Connection, connections: Pool
) -> None:
    await append(migrated.url, asked(happened("idea-1", 1)))
    await numbers.number(10)
    for change in ("update sequence set seq = 7", "delete from sequence", "truncate sequence"):
        with pytest.raises(asyncpg.PostgresError, match="never changed"):
            await owner.execute(change)
    for change in ("delete from publisher", "truncate publisher"):
        with pytest.raises(asyncpg.PostgresError, match="never changed"):
            await owner.execute(change)
    for change in (
        "insert into sequence values (1, 2, now(), 1)",
        "update publisher set next_seq = 0",
        "select publisher_adopt()",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connections.execute(change)


async def test_a_replaced_publisher_numbers_nothing(migrated: Database, numbers: Sequencer) -> None:
    await append(migrated.url, asked(happened("idea-1", 1)))
    async with sequencer(migrated.url) as successor:
        await successor.start()
        with pytest.raises(Replaced) as refused:
            await numbers.number(10)
        assert refused.value.facts == {"mine": 1, "now": 2}
        assert await numbered(successor) == [("idea-1", 1)]


async def test_a_publisher_replaced_in_the_middle_of_a_batch_leaves_nothing_behind(
    migrated: Database, numbers: Sequencer, owner: Connection
) -> None:
    await append(migrated.url, asked(happened("idea-1", 1)))
    async with sequencer(migrated.url) as successor:
        async with owner.transaction():
            await owner.execute("lock table sequence in share mode")
            zombie = asyncio.create_task(numbers.number(10))
            await somebody_waits(owner)
            await successor.start()
        with pytest.raises(Replaced):
            await zombie
        assert successor.next_seq == 0
        assert await numbered(successor) == [("idea-1", 1)]


async def test_a_successor_waits_for_a_batch_that_is_being_committed(
    migrated: Database, numbers: Sequencer, owner: Connection, connections: Pool
) -> None:
    await append(migrated.url, asked(happened("idea-1", 1)))
    async with sequencer(migrated.url) as successor, connections.acquire() as zombie:
        async with zombie.transaction():
            await zombie.fetch("select sequence_tail($1, 10)", numbers.epoch)
            starting = asyncio.create_task(successor.start())
            await somebody_waits(owner)
        await starting
        assert successor.next_seq == 1


async def test_only_one_publisher_has_the_lock(migrated: Database) -> None:
    stop = asyncio.Event()
    async with sequencer(migrated.url) as first:
        assert await first.lock(stop)
        async with sequencer(migrated.url) as second:
            waiting = asyncio.create_task(second.lock(stop))
            stop.set()
            assert not await waiting
    async with sequencer(migrated.url) as third:
        assert await third.lock(asyncio.Event())


async def test_events_numbered_before_are_read_again_by_number(
    migrated: Database, numbers: Sequencer
) -> None:
    await append_streams(migrated.url, 5)
    first = await numbers.number(15)
    assert await numbers.take(4, 6) == first[4:10]
    assert await numbers.take(12, 6) == first[12:]


async def insert(db: Connection, stream: str, version: int) -> None:
    """As only the owner can: past the append function and its order."""
    event = happened(stream, version)
    await db.execute(
        "insert into events (stream, version, type, id, data, metadata) values ($1, $2, $3, $4, $5, $6)",
        event.stream,
        event.version,
        event.type,
        event.id,
        event.data,
        event.metadata,
    )


async def somebody_waits(db: Connection) -> None:
    """Until another connection of this database waits for a lock."""
    waits = """
        select exists (select from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database())
    """
    while not await db.fetchval(waits):  # noqa: ASYNC110  # only the database knows who waits in it
        await asyncio.sleep(0.005)
