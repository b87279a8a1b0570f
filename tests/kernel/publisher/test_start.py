"""A publisher finds out from the topic itself where to go on, whatever became of its predecessor."""

import asyncio
from collections.abc import Sequence

import asyncpg
import pytest
from confluent_kafka import Producer

from deploy.local.databases import Database
from kernel.publisher.envelope import headers
from kernel.publisher.refusals import Fenced, ForeignRecord, Replaced, TopicAhead, TopicDiffers, TopicMissing
from kernel.publisher.sender import Sender
from kernel.publisher.sequencer import sequencer
from kernel.publisher.topic_tail import Last, last_of
from kernel.publisher.unfinished import Unfinished
from kernel.readall import Sequenced
from kernel.verify.partition import partition_of
from kernel.verify.verify import verify
from tests.kernel.publisher.facts import (
    Running,
    append,
    append_streams,
    asked,
    happened,
    numbers_in,
    publish_all,
    publisher,
    unstored,
)


def predecessor(kafka: str, topic: str) -> Producer:
    """Whoever published before, under the one transactional id."""
    producer = Producer(
        {
            "bootstrap.servers": kafka,
            "transactional.id": f"{topic}.publisher",
            "partitioner": "murmur2_random",
        }
    )
    producer.init_transactions(30)
    return producer


def in_flight(producer: Producer, topic: str, events: Sequence[Sequenced]) -> None:
    """A batch that reached the broker but was never committed."""
    producer.begin_transaction()
    for event in events:
        producer.produce(topic, event.data, event.stream, headers=headers(event))
    assert producer.flush(30) == 0


async def numbered(database: Database, events: int) -> list[Sequenced]:
    """What a publisher has numbered before it died."""
    async with sequencer(database.url) as numbers:
        await numbers.start()
        return await numbers.number(events)


async def test_an_empty_topic_is_begun_at_zero(migrated: Database, kafka: str, topic: str) -> None:
    assert await asyncio.to_thread(last_of, kafka, topic) is None
    events = await append_streams(migrated.url, 4)
    await publish_all(migrated.url, kafka, topic, events)
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_a_restart_goes_on_without_a_gap(migrated: Database, kafka: str, topic: str) -> None:
    total = 0
    for _ in range(3):
        total += await append_streams(migrated.url, 5)
        await publish_all(migrated.url, kafka, topic, total, batch=4)
    assert await numbers_in(kafka, topic) == list(range(total))


async def test_what_was_numbered_but_never_sent_is_sent(migrated: Database, kafka: str, topic: str) -> None:
    events = await append_streams(migrated.url, 5)
    await numbered(migrated, events)
    events += await append_streams(migrated.url, 5)
    await publish_all(migrated.url, kafka, topic, events, batch=4)
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_a_batch_that_a_predecessor_had_in_flight_appears_once(
    migrated: Database, kafka: str, topic: str
) -> None:
    events = await append_streams(migrated.url, 20)
    batch = await numbered(migrated, events)
    dead = await asyncio.to_thread(predecessor, kafka, topic)
    await asyncio.to_thread(in_flight, dead, topic, batch[:40])
    await publish_all(migrated.url, kafka, topic, events)
    assert await numbers_in(kafka, topic) == list(range(events))
    with pytest.raises(Exception, match="fenced"):
        await asyncio.to_thread(dead.commit_transaction, 30)
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_a_batch_that_a_predecessor_committed_last_is_not_sent_again(
    migrated: Database, kafka: str, topic: str
) -> None:
    events = await append_streams(migrated.url, 20)
    batch = await numbered(migrated, events)
    dead = await asyncio.to_thread(predecessor, kafka, topic)
    await asyncio.to_thread(in_flight, dead, topic, batch[:40])
    await asyncio.to_thread(dead.commit_transaction, 30)
    await publish_all(migrated.url, kafka, topic, events)
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_what_is_missing_of_the_last_batches_is_sent_again(
    migrated: Database, kafka: str, topic: str
) -> None:
    """As when Kafka ended a batch in some partitions only."""
    events = await append_streams(migrated.url, 40)
    batch = await numbered(migrated, events)
    dead = await asyncio.to_thread(predecessor, kafka, topic)
    there = [event for event in batch if partition_of(event.stream.encode(), 12) % 3 or event.seq < 30]
    assert 0 < len(there) < events
    assert there[-1].seq >= events - 12
    await asyncio.to_thread(in_flight, dead, topic, there)
    await asyncio.to_thread(dead.commit_transaction, 30)
    await publish_all(migrated.url, kafka, topic, events)
    assert await numbers_in(kafka, topic) == list(range(events))
    found = await verify(service="test", database=migrated.url, kafka=kafka, topic=topic)
    assert found.line == f"{events} events: 0 lost, 0 duplicated, 0 reordered"


async def test_a_batch_that_somebody_else_left_open_is_waited_for(kafka: str, topic: str) -> None:
    """Only what was open under the publisher's own name is its to end."""
    stranger = Producer({"bootstrap.servers": kafka, "transactional.id": f"{topic}.stranger"})
    await asyncio.to_thread(stranger.init_transactions, 30)
    await asyncio.to_thread(in_flight, stranger, topic, unstored(0, 1))
    ours = Sender(kafka=kafka, topic=topic, name=f"{topic}.publisher")
    with pytest.raises(Unfinished, match="still open in partitions"):
        await asyncio.to_thread(ours.start)
    await asyncio.to_thread(stranger.abort_transaction, 30)
    again = Sender(kafka=kafka, topic=topic, name=f"{topic}.publisher")
    await asyncio.to_thread(again.start)


async def test_the_end_is_found_behind_an_aborted_batch_of_5000(
    migrated: Database, kafka: str, topic: str
) -> None:
    events = await append_streams(migrated.url, 4)
    await publish_all(migrated.url, kafka, topic, events)
    dead = await asyncio.to_thread(predecessor, kafka, topic)
    await asyncio.to_thread(in_flight, dead, topic, unstored(events, 5_000))
    await asyncio.to_thread(dead.abort_transaction, 30)
    last = await asyncio.to_thread(last_of, kafka, topic)
    assert last is not None
    assert last.seq == events - 1
    events += await append_streams(migrated.url, 4)
    await publish_all(migrated.url, kafka, topic, events)
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_an_aborted_batch_of_5000_is_all_there_ever_was(kafka: str, topic: str) -> None:
    dead = await asyncio.to_thread(predecessor, kafka, topic)
    await asyncio.to_thread(in_flight, dead, topic, unstored(0, 5_000))
    await asyncio.to_thread(dead.abort_transaction, 30)
    assert await asyncio.to_thread(last_of, kafka, topic) is None


async def test_a_topic_that_is_ahead_is_refused(migrated: Database, kafka: str, topic: str) -> None:
    events = await append_streams(migrated.url, 2)
    await numbered(migrated, events)
    ahead = await asyncio.to_thread(predecessor, kafka, topic)
    await asyncio.to_thread(in_flight, ahead, topic, unstored(0, 50))
    await asyncio.to_thread(ahead.commit_transaction, 30)
    with pytest.raises(TopicAhead) as refused:
        await publisher(migrated.url, kafka, topic).run(asyncio.Event())
    assert refused.value.facts == {"topic": topic, "seq": 49, "next_seq": events}
    assert len(await numbers_in(kafka, topic)) == 50


async def test_a_topic_that_tells_another_history_is_refused(
    migrated: Database, kafka: str, topic: str
) -> None:
    events = await append_streams(migrated.url, 2)
    ours = await numbered(migrated, events)
    [theirs] = unstored(0, 1)
    other = await asyncio.to_thread(predecessor, kafka, topic)
    await asyncio.to_thread(in_flight, other, topic, [theirs])
    await asyncio.to_thread(other.commit_transaction, 30)
    with pytest.raises(TopicDiffers, match="two histories") as refused:
        await publisher(migrated.url, kafka, topic).run(asyncio.Event())
    assert (refused.value.facts["ours"], refused.value.facts["theirs"]) == (ours[0].id, str(theirs.id))


async def test_a_record_that_no_publisher_wrote_is_refused(
    migrated: Database, kafka: str, topic: str
) -> None:
    stranger = await asyncio.to_thread(predecessor, kafka, topic)
    stranger.begin_transaction()
    stranger.produce(topic, b"hello", "idea-1")
    await asyncio.to_thread(stranger.commit_transaction, 30)
    with pytest.raises(ForeignRecord):
        await publisher(migrated.url, kafka, topic).run(asyncio.Event())


async def test_a_topic_that_is_not_there_is_refused(migrated: Database, kafka: str, suffix: str) -> None:
    with pytest.raises(TopicMissing, match="has no topic"):
        await publisher(migrated.url, kafka, f"missing.{suffix}").run(asyncio.Event())


async def test_the_highest_number_counts_whatever_its_partition(kafka: str, topic: str) -> None:
    before = await asyncio.to_thread(predecessor, kafka, topic)
    written = unstored(0, 100)
    for batch in (written[:97], written[97:]):
        await asyncio.to_thread(in_flight, before, topic, batch)
        await asyncio.to_thread(before.commit_transaction, 30)
    assert await asyncio.to_thread(last_of, kafka, topic) == Last(seq=99, event=str(written[99].id))


async def test_a_publisher_whose_epoch_was_replaced_stops(migrated: Database, kafka: str, topic: str) -> None:
    """A lock that was lost unnoticed: the zombie still has its connection and its producer."""
    events = await append_streams(migrated.url, 2)
    zombie = Running(publisher(migrated.url, kafka, topic))
    await zombie.until(events)
    async with sequencer(migrated.url) as successor:
        await successor.start()
        await append_streams(migrated.url, 2)
        with pytest.raises(Replaced):
            await zombie.task
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_a_zombie_that_still_sends_is_fenced_by_kafka(kafka: str, topic: str) -> None:
    zombie = Sender(kafka=kafka, topic=topic, name=f"{topic}.publisher")
    await asyncio.to_thread(zombie.start)
    batch = unstored(0, 10)
    await asyncio.to_thread(zombie.send, batch[:5])
    successor = Sender(kafka=kafka, topic=topic, name=f"{topic}.publisher")
    await asyncio.to_thread(successor.start)
    with pytest.raises(Fenced, match="took over"):
        await asyncio.to_thread(zombie.send, batch[5:])
    await asyncio.to_thread(successor.send, batch[5:])
    assert await numbers_in(kafka, topic) == list(range(10))


async def test_a_second_publisher_stands_by_and_takes_over(
    migrated: Database, kafka: str, topic: str
) -> None:
    events = await append_streams(migrated.url, 2)
    first = Running(publisher(migrated.url, kafka, topic))
    await first.until(events)
    second = Running(publisher(migrated.url, kafka, topic))
    await first.stop()
    events += await append_streams(migrated.url, 2)
    await second.until(events)
    await second.stop()
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_a_publisher_that_loses_its_connection_ends(migrated: Database, kafka: str, topic: str) -> None:
    """The lock is lost with the connection, so going on would be wrong; a new start is right."""
    events = await append_streams(migrated.url, 2)
    first = Running(publisher(migrated.url, kafka, topic))
    await first.until(events)
    await end_connections(migrated)
    with pytest.raises((asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, ConnectionError)):
        await first.task
    events += await append_streams(migrated.url, 2)
    await publish_all(migrated.url, kafka, topic, events)
    assert await numbers_in(kafka, topic) == list(range(events))


async def test_one_stream_stays_in_order(migrated: Database, kafka: str, topic: str) -> None:
    for version in range(1, 30):
        await append(migrated.url, asked(happened("idea-1", version)))
    await publish_all(migrated.url, kafka, topic, 29, batch=3)
    assert await numbers_in(kafka, topic) == list(range(29))


async def end_connections(database: Database) -> None:
    db = await asyncpg.connect(database.url)
    await db.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'publisher'"
    )
    await db.close()
