"""What was parked has its effect after all: once, in order, while the subscription goes on."""

import asyncio
from datetime import UTC, datetime

from kernel.postgres import Connection, Pool, PostgresStore
from kernel.reservation import Reserved
from kernel.store import Events
from kernel.subscription.effect import Projecting, Reacting
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.parking import parked_streams
from kernel.subscription.reaction import Reaction
from kernel.subscription.replay import Replay, Replayed
from tests.kernel.subscription.story import (
    HONEY,
    TEA,
    Diary,
    changes,
    codec,
    delivery,
    heard,
    said,
    written,
)

NOW = datetime(2026, 1, 5, tzinfo=UTC)
STREAM = "reservation-tea"


async def test_what_was_mended_is_replayed_in_order_and_the_stream_flows_again(db: Pool) -> None:
    diary = Diary()
    diary.chokes_on = {STREAM}
    reader = await delivery(db, Projecting(diary))
    await reader.deliver(heard([*changes(TEA, 1, 3), *changes(HONEY, 1, 1)]))
    diary.chokes_on = set()
    replay = Replay(db, codec, Projecting(diary))
    assert await replay.all() == [Replayed(subscription="diary", stream=STREAM, events=3)]
    assert await parked_streams(db) == []
    await reader.deliver(heard(changes(TEA, 4, 5), at=4))
    assert await written(db) == {"reservation-honey": [1], STREAM: [1, 2, 3, 4, 5]}


async def test_what_is_not_mended_stays_parked_and_says_why(db: Pool) -> None:
    diary = Diary()
    diary.chokes_on = {STREAM}
    reader = await delivery(db, Projecting(diary))
    await reader.deliver(heard(changes(TEA, 1, 2)))
    (replayed,) = await Replay(db, codec, Projecting(diary)).all()
    assert (replayed.events, "cannot swallow" in replayed.why) == (0, True)
    (parked,) = await parked_streams(db)
    assert parked.events == 2


async def test_a_gap_is_not_replayed_over(db: Pool) -> None:
    reader = await delivery(db, Projecting(Diary()))
    await reader.deliver(heard([*changes(TEA, 1, 1), *changes(TEA, 3, 3)]))
    replay = Replay(db, codec, Projecting(Diary()))
    (replayed,) = await replay.all()
    assert replayed.why == "version 3 came after version 1"
    # The missing event comes late: it is set aside in its place, and now nothing is missing.
    await reader.deliver(heard(changes(TEA, 2, 2), at=2))
    assert (await replay.all())[0].events == 2
    assert await written(db) == {STREAM: [1, 2, 3]}


async def test_replaying_while_later_events_come_loses_and_doubles_nothing(db: Pool) -> None:
    diary = Diary()
    diary.chokes_on = {STREAM}
    reader = await delivery(db, Projecting(diary))
    await reader.deliver(heard(changes(TEA, 1, 20)))
    diary.chokes_on = set()

    async def go_on() -> None:
        for version in range(21, 61):
            await reader.deliver(heard(changes(TEA, version, version), at=version - 1))

    replay = Replay(db, codec, Projecting(diary))
    await asyncio.gather(go_on(), replay.all(), replay.all())
    await replay.all()
    assert await written(db) == {STREAM: list(range(1, 61))}
    assert await parked_streams(db) == []


async def test_two_replays_at_once_do_it_once(db: Pool) -> None:
    diary = Diary()
    diary.chokes_on = {STREAM}
    await (await delivery(db, Projecting(diary))).deliver(heard(changes(TEA, 1, 10)))
    diary.chokes_on = set()
    done = await asyncio.gather(*(Replay(db, codec, Projecting(diary)).stream(STREAM) for _ in range(3)))
    assert sum(one.events for one in done) == 10
    assert await written(db) == {STREAM: list(range(1, 11))}


async def test_a_reaction_is_replayed_with_its_outcome(db: Pool) -> None:
    mended: list[bool] = []

    async def react(_one: Heard, _events: Events, _db: Connection) -> Order | None:
        if not mended:
            raise RuntimeError("not yet")
        return None

    reaction = Reaction(name="later", listens=(Reserved,), react=react)
    effect = Reacting(reaction, Events(PostgresStore(db), codec), db, lambda: NOW)
    await (await delivery(db, effect)).deliver(heard(changes(TEA, 1, 3)))
    assert (await parked_streams(db))[0].events == 3
    mended.append(True)
    assert (await Replay(db, codec, effect).all())[0].events == 3
    assert await db.fetchval("select count(*) from outcomes where outcome = 'nothing'") == 2
    assert await parked_streams(db) == []


async def test_bytes_that_decode_after_all_are_replayed(db: Pool) -> None:
    broken = said(Reserved(name=TEA, holder="an"), STREAM, 1, data=b"\xff")
    await (await delivery(db, Projecting(Diary()))).deliver(heard([broken]))
    (replayed,) = await Replay(db, codec, Projecting(Diary())).all()
    assert "DecodeError" in replayed.why
    _, good = codec.encode(Reserved(name=TEA, holder="an"))
    await db.execute("update parked set data = $1", good)
    assert (await Replay(db, codec, Projecting(Diary())).all())[0].events == 1
    assert await written(db) == {STREAM: [1]}
