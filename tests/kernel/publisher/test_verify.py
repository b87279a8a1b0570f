"""Whatever is wrong between store, sequence and topic is found, counted and said."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Sequence

import asyncpg
import pytest
from confluent_kafka import Producer
from rich.console import Console

from deploy.local.databases import Database
from kernel.postgres import Connection
from kernel.publisher.envelope import headers
from kernel.publisher.sequencer import sequencer
from kernel.readall import Sequenced
from kernel.verify.found import Checked, Found, Kind
from kernel.verify.partition import murmur2, partition_of
from kernel.verify.report import tell
from kernel.verify.seen import Seen
from kernel.verify.verify import verify
from tests.kernel.publisher.facts import (
    Running,
    append_streams,
    publish_all,
    publisher,
    unstored,
)

type Change = Callable[[list[Sequenced]], list[Sequenced]]


async def check(database: Database, kafka: str, topic: str) -> Found:
    return await verify(service="test", database=database.url, kafka=kafka, topic=topic, patience=0)


async def numbered(database: Database, events: int) -> list[Sequenced]:
    async with sequencer(database.url) as numbers:
        await numbers.start()
        return await numbers.number(events)


async def published_otherwise(database: Database, kafka: str, topic: str, change: Change) -> Found:
    """Twelve events are numbered, and something else than these is sent to the topic."""
    rows = await numbered(database, await append_streams(database.url, 4))
    await asyncio.to_thread(send, kafka, topic, change(rows))
    return await check(database, kafka, topic)


def send(kafka: str, topic: str, rows: Sequence[Sequenced]) -> None:
    producer = Producer({"bootstrap.servers": kafka, "partitioner": "murmur2_random"})
    for row in rows:
        producer.produce(topic, row.data, row.stream, headers=headers(row))
    assert producer.flush(30) == 0


async def test_nothing_is_wrong_with_nothing(migrated: Database, kafka: str, topic: str) -> None:
    found = await check(migrated, kafka, topic)
    assert found.good
    assert found.line == "0 events: 0 lost, 0 duplicated, 0 reordered"


async def test_what_the_publisher_published_is_right(migrated: Database, kafka: str, topic: str) -> None:
    events = await append_streams(migrated.url, 30)
    await publish_all(migrated.url, kafka, topic, events, batch=13)
    found = await check(migrated, kafka, topic)
    assert found.good
    assert found.line == "90 events: 0 lost, 0 duplicated, 0 reordered"


async def test_it_waits_for_what_is_under_way(migrated: Database, kafka: str, topic: str) -> None:
    await append_streams(migrated.url, 10)
    checking = asyncio.create_task(
        verify(service="test", database=migrated.url, kafka=kafka, topic=topic, patience=60)
    )
    running = Running(publisher(migrated.url, kafka, topic, batch=7))
    assert (await checking).line == "30 events: 0 lost, 0 duplicated, 0 reordered"
    await running.stop()


async def test_what_comes_while_it_checks_is_not_its_concern(
    migrated: Database, kafka: str, topic: str
) -> None:
    running = Running(publisher(migrated.url, kafka, topic, batch=7))
    await append_streams(migrated.url, 10)
    checks = [verify(service="test", database=migrated.url, kafka=kafka, topic=topic) for _ in range(3)]
    found = await asyncio.gather(*checks, append_streams(migrated.url, 30))
    assert all(each.good for each in found[:3] if isinstance(each, Found))
    await running.stop()


async def test_an_event_without_a_number_is_lost(migrated: Database, kafka: str, topic: str) -> None:
    await append_streams(migrated.url, 1)
    found = await check(migrated, kafka, topic)
    assert found.counts == {Kind.LOST: 3}
    assert "was committed and has no number" in found.sentences[0]


async def test_a_number_that_is_not_in_the_topic_is_lost(migrated: Database, kafka: str, topic: str) -> None:
    found = await published_otherwise(migrated, kafka, topic, lambda rows: rows[:3] + rows[5:11])
    assert found.line == "12 events: 3 lost, 0 duplicated, 0 reordered"
    assert found.sentences == ("numbers 3 to 4 are not in the topic", "numbers 11 to 11 are not in the topic")
    assert not found.good


async def test_a_record_that_is_there_twice_is_duplicated(migrated: Database, kafka: str, topic: str) -> None:
    found = await published_otherwise(migrated, kafka, topic, lambda rows: rows + rows[4:6])
    assert found.line == "12 events: 0 lost, 2 duplicated, 0 reordered"


async def test_streams_out_of_order_are_reordered(migrated: Database, kafka: str, topic: str) -> None:
    found = await published_otherwise(
        migrated, kafka, topic, lambda rows: [rows[0], rows[2], rows[1], *rows[3:]]
    )
    assert found.line == "12 events: 0 lost, 0 duplicated, 1 reordered"


async def test_a_record_in_a_foreign_partition_is_reordered(
    migrated: Database, kafka: str, topic: str
) -> None:
    [*rows] = await numbered(migrated, await append_streams(migrated.url, 1, length=1))
    producer = Producer({"bootstrap.servers": kafka})
    wrong = (partition_of(rows[0].stream.encode(), 12) + 1) % 12
    producer.produce(topic, rows[0].data, rows[0].stream, partition=wrong, headers=headers(rows[0]))
    assert await asyncio.to_thread(producer.flush, 30) == 0
    found = await check(migrated, kafka, topic)
    assert found.counts == {Kind.REORDERED: 1}


async def test_a_record_with_other_bytes_is_altered(migrated: Database, kafka: str, topic: str) -> None:
    found = await published_otherwise(
        migrated, kafka, topic, lambda rows: [rows[0]._replace(data=b"forged", version=7), *rows[1:]]
    )
    assert found.line == "12 events: 0 lost, 0 duplicated, 0 reordered, 1 altered"
    assert found.sentences[0].endswith("differs in the topic in its version, data")


async def test_a_record_of_an_event_that_the_store_never_had_is_foreign(
    migrated: Database, kafka: str, topic: str
) -> None:
    found = await published_otherwise(migrated, kafka, topic, lambda rows: rows + unstored(12, 2))
    assert found.counts == {Kind.FOREIGN: 2}


async def test_a_record_that_no_publisher_wrote_is_foreign(
    migrated: Database, kafka: str, topic: str
) -> None:
    producer = Producer({"bootstrap.servers": kafka})
    producer.produce(topic, b"hello", b"idea-1")
    producer.produce(topic, b"hello")
    assert await asyncio.to_thread(producer.flush, 30) == 0
    assert (await check(migrated, kafka, topic)).counts == {Kind.FOREIGN: 2}


async def test_a_sequence_with_gaps_and_ghosts_is_told(migrated: Database, kafka: str, topic: str) -> None:
    await append_streams(migrated.url, 1, length=2)
    owner = await asyncpg.connect(migrated.owner_url)
    await owner.execute("insert into sequence select pos * 5, pos, now(), 1 from events")
    await owner.execute("insert into sequence values (11, 99, '2000-01-01', 1)")
    await owner.close()
    found = await check(migrated, kafka, topic)
    assert found.events == 12
    assert "numbers 0 to 4 were never given" in found.sentences
    assert "numbers 6 to 9 were never given" in found.sentences
    assert "number 11 stands for place 99, where no event is" in found.sentences
    assert "number 11 was given before the number below it" in found.sentences


async def test_numbers_against_the_order_of_a_stream_are_told(
    migrated: Database, kafka: str, topic: str
) -> None:
    await append_streams(migrated.url, 1, length=2)
    owner = await asyncpg.connect(migrated.owner_url)
    await owner.execute("insert into sequence select 2 - pos, pos, now(), 1 from events")
    await owner.close()
    found = await check(migrated, kafka, topic)
    assert found.counts[Kind.REORDERED] == 1
    assert "and the version before it has no earlier number" in found.sentences[0]


class ReadModels:
    """A check that finds a dozen things wrong."""

    name = "offers equal the fold of their events"

    async def faults(self, db: Connection, /) -> AsyncIterator[str]:
        assert await db.fetchval("show transaction_timeout") == "0"
        for n in range(12):
            yield f"offer {n} differs"


async def test_what_events_bring_about_is_checked_too(migrated: Database, kafka: str, topic: str) -> None:
    found = await verify(
        service="test", database=migrated.url, kafka=kafka, topic=topic, checks=[ReadModels()], patience=0
    )
    assert not found.good
    assert (found.checks[0].faults, len(found.checks[0].sentences)) == (12, 10)


def test_the_report_ends_with_the_line_that_scripts_read() -> None:
    console = Console(file=io.StringIO(), width=20, color_system=None)
    good = Checked(name="offers equal the fold of their events", faults=0, sentences=())
    tell(Found(events=3, counts={Kind.LOST: 1}, sentences=("number [1] is lost",), checks=(good,)), console)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().splitlines() == [
        "number [1] is lost",
        "offers equal the fold of their events: ok",
        "3 events: 1 lost, 0 duplicated, 0 reordered",
    ]


@pytest.mark.parametrize(
    ("key", "signed"),
    [(b"21", -973932308), (b"foobar", -790332482), (b"a-little-bit-long-string", -985981536)],
)
def test_keys_hash_as_in_kafkas_own_client(key: bytes, signed: int) -> None:
    assert murmur2(key) == signed & 0xFFFFFFFF


def test_runs_of_numbers_that_were_not_met_are_told_once() -> None:
    seen = Seen(40)
    met = [*range(3), *range(8, 24), 25, 39]
    assert [seen.again(number) for number in met] == [False] * len(met)
    assert seen.again(9)
    assert list(seen.gaps()) == [(3, 7), (24, 24), (26, 38)]
