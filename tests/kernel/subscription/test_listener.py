"""A listener over a real topic: from where the database says it stands, each event once."""

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from confluent_kafka import KafkaException, Producer

from deploy.local.databases import Database
from kernel.postgres import Connection, Pool
from kernel.reservation import Reserved
from kernel.subscription.effect import Projecting
from kernel.subscription.listener import Listener
from kernel.subscription.offsets import NotOwner, begin
from kernel.subscription.parking import parked_streams
from kernel.subscription.trouble import passes
from tests.conftest import MakeTopic
from tests.kernel.subscription.story import (
    HONEY,
    RICE,
    TEA,
    Diary,
    changes,
    listener,
    running,
    said,
    tell,
    wait_for,
    written,
)

WAIT = 30.0
HONEYS, TEAS = "reservation-honey", "reservation-tea"
NAMES = [f"name-{n}" for n in range(40)]


async def seen(db: Pool, stream: str, version: int, name: str = "diary") -> None:
    assert await wait_for(db, name, stream, version, WAIT), f"{stream} did not get to {version}"


async def shared(*readers: Listener) -> None:
    """Each of them holds some of the twelve partitions, and together they hold all."""
    # Kafka hands partitions over when it likes, and there is no event to await.
    while not all(r.positions() for r in readers) or _held(readers) < 12:  # noqa: ASYNC110
        await asyncio.sleep(0.05)


def _held(readers: Sequence[Listener]) -> int:
    return len({place for reader in readers for _, place in reader.positions()})


async def test_each_event_has_its_effect_and_a_restart_goes_on(db: Pool, kafka: str, topic: str) -> None:
    tell(kafka, topic, [*changes(HONEY, 1, 3), *changes(TEA, 1, 2)])
    async with running(listener(db, kafka, topic, Projecting(Diary()))):
        await seen(db, HONEYS, 3)
        await seen(db, TEAS, 2)
    tell(kafka, topic, changes(HONEY, 4, 6))
    async with running(listener(db, kafka, topic, Projecting(Diary()))) as task:
        await seen(db, HONEYS, 6)
        tell(kafka, topic, changes(TEA, 3, 3))
        await seen(db, TEAS, 3)
    assert task.exception() is None
    assert await written(db) == {HONEYS: [1, 2, 3, 4, 5, 6], TEAS: [1, 2, 3]}


async def test_what_was_aborted_never_happened(db: Pool, kafka: str, topic: str) -> None:
    tell(kafka, topic, changes(HONEY, 1, 1))
    tell(kafka, topic, changes(HONEY, 2, 500), commit=False)
    tell(kafka, topic, changes(HONEY, 2, 3, "after all"))
    async with running(listener(db, kafka, topic, Projecting(Diary()))):
        await seen(db, HONEYS, 3)
    assert await written(db) == {HONEYS: [1, 2, 3]}
    assert await parked_streams(db) == []


async def test_poison_is_parked_and_other_streams_of_the_partition_flow(
    db: Pool, kafka: str, make_topic: MakeTopic
) -> None:
    topic = make_topic(partitions=1)
    broken = said(Reserved(name=TEA, holder="an"), TEAS, 2, data=b"\xff")
    tell(kafka, topic, [*changes(TEA, 1, 1), broken, *changes(TEA, 3, 4), *changes(HONEY, 1, 2)])
    async with running(listener(db, kafka, topic, Projecting(Diary()))):
        await seen(db, HONEYS, 2)
        tell(kafka, topic, changes(RICE, 1, 1))
        await seen(db, "reservation-rice", 1)
    assert await written(db) == {HONEYS: [1, 2], TEAS: [1], "reservation-rice": [1]}
    (parked,) = await parked_streams(db)
    assert (parked.stream, parked.first, parked.last) == (TEAS, 2, 4)


async def test_two_readers_of_a_group_share_the_partitions(db: Pool, kafka: str, topic: str) -> None:
    first, second = (listener(db, kafka, topic, Projecting(Diary(who=who))) for who in "12")
    async with running(first), running(second):
        await shared(first, second)
        tell(kafka, topic, [one for name in NAMES for one in changes(name, 1, 5)])
        for name in NAMES:
            await seen(db, f"reservation-{name}", 5)
    assert await written(db) == {f"reservation-{name}": [1, 2, 3, 4, 5] for name in NAMES}
    assert {row["who"] for row in await db.fetch("select who from heard_of")} == {"1", "2"}


async def test_a_reader_that_leaves_hands_over_and_nothing_is_done_twice(
    db: Pool, kafka: str, topic: str
) -> None:
    staying = listener(db, kafka, topic, Projecting(Diary(who="staying")))
    async with running(staying):
        async with running(listener(db, kafka, topic, Projecting(Diary(who="leaving")))):
            for version in range(1, 6):
                tell(kafka, topic, [one for name in NAMES for one in changes(name, version, version)])
            await seen(db, f"reservation-{NAMES[0]}", 2)
        tell(kafka, topic, [one for name in NAMES for one in changes(name, 6, 8)])
        for name in NAMES:
            await seen(db, f"reservation-{name}", 8)
    assert await written(db) == {f"reservation-{name}": list(range(1, 9)) for name in NAMES}


async def test_two_owners_of_the_same_partitions_race_and_each_event_counts_once(
    db: Pool, kafka: str, topic: str
) -> None:
    """Two groups read for the same subscription, as if a lost owner had not noticed yet."""
    stop = asyncio.Event()
    rivals = [listener(db, kafka, topic, Projecting(Diary(who=group)), group=group) for group in "ab"]

    async def stubborn(rival: Listener) -> int:
        """Starts again whenever the other one was faster."""
        beaten = 0
        while not stop.is_set():
            try:
                await rival.run(stop)
            except NotOwner:
                beaten += 1
        return beaten

    running = [asyncio.create_task(stubborn(rival)) for rival in rivals]
    for rival in rivals:
        await shared(rival)
    for version in range(1, 16):
        await asyncio.to_thread(
            tell, kafka, topic, [one for name in NAMES for one in changes(name, version, version)]
        )
    for name in NAMES:
        await seen(db, f"reservation-{name}", 15)
    stop.set()
    assert sum(await asyncio.gather(*running)) > 0
    assert await written(db) == {f"reservation-{name}": list(range(1, 16)) for name in NAMES}


async def test_killed_between_effect_and_commit_nothing_is_lost_or_doubled(
    db: Pool, database: Database, kafka: str, topic: str
) -> None:
    tell(kafka, topic, [one for name in NAMES for one in changes(name, 1, 5)])
    victim = Path(__file__).parent / "victim.py"
    for _ in range(2):
        killed = await asyncio.to_thread(
            subprocess.run, [sys.executable, str(victim), database.url, kafka, topic], timeout=60
        )
        assert killed.returncode == -9
    assert await written(db) == {}
    # Its group still waits for the killed one, so another group goes on at once.
    async with running(listener(db, kafka, topic, Projecting(Diary()), group="next")):
        for name in NAMES:
            await seen(db, f"reservation-{name}", 5)
    assert await written(db) == {f"reservation-{name}": [1, 2, 3, 4, 5] for name in NAMES}


async def test_a_database_that_goes_away_in_the_middle_is_survived(db: Pool, kafka: str, topic: str) -> None:
    tell(kafka, topic, changes(HONEY, 1, 5))
    cut = asyncio.Event()

    async def cut_off(own: Connection) -> None:
        if not cut.is_set():
            cut.set()
            await db.execute("select pg_terminate_backend($1)", own.get_server_pid())
            await own.execute("select 1")

    effect = Projecting(Diary(then=cut_off))
    async with running(listener(db, kafka, topic, effect)) as task:
        await asyncio.wait([task])
    assert task.exception() is not None
    async with running(listener(db, kafka, topic, effect)):
        await seen(db, HONEYS, 5)
    assert await written(db) == {HONEYS: [1, 2, 3, 4, 5]}


async def test_waiting_for_a_version_that_does_not_come_ends_in_time(db: Pool) -> None:
    assert not await wait_for(db, "diary", HONEYS, 1, 0.02)


async def test_a_record_that_no_publisher_wrote_is_parked_by_itself(
    db: Pool, kafka: str, make_topic: MakeTopic
) -> None:
    topic = make_topic(partitions=1)
    stranger = Producer({"bootstrap.servers": kafka, "log_level": 3})
    stranger.produce(topic, value=b"hello")
    stranger.flush()
    tell(kafka, topic, changes(HONEY, 1, 2))
    async with running(listener(db, kafka, topic, Projecting(Diary()))):
        await seen(db, HONEYS, 2)
    (parked,) = await parked_streams(db)
    assert parked.stream == f"{topic}/0/0"


async def test_offsets_that_the_topic_does_not_have_are_an_alarm(db: Pool, kafka: str, topic: str) -> None:
    """The topic was made anew, or cut: nothing is guessed."""
    await begin(db, 1, [("diary", (topic, partition)) for partition in range(12)])
    await db.execute("update offsets set next = 1000")
    tell(kafka, topic, changes(HONEY, 1, 2))
    with pytest.raises(KafkaException) as lost:
        await asyncio.wait_for(listener(db, kafka, topic, Projecting(Diary())).run(asyncio.Event()), WAIT)
    assert not passes(lost.value)
    assert await written(db) == {}
