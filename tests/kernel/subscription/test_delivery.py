"""A batch has its effect once, together with its offsets; poison is parked and everything else flows."""

import asyncio

import asyncpg
import pytest

from kernel.postgres import Connection, Pool
from kernel.reservation import Reserved, SerialTaken
from kernel.subscription.delivery import POISON_LIMIT, Delivery
from kernel.subscription.effect import Projecting
from kernel.subscription.offsets import NotOwner, load
from kernel.subscription.parking import parked_streams
from kernel.subscription.trouble import passes
from tests.kernel.subscription.story import (
    HONEY,
    RICE,
    TEA,
    TOPIC,
    Diary,
    changes,
    heard,
    said,
    written,
)
from tests.kernel.subscription.story import (
    delivery as delivery_of,
)

JUST_WRITTEN = "select count(*)::float8 from heard_of where xmin = pg_current_xact_id()::xid"
PLACES = [(TOPIC, 0), (TOPIC, 1)]


async def standing(db: Pool, *diaries: Diary) -> Delivery:
    """Of two partitions, where the database says."""
    return await delivery_of(db, *(Projecting(diary) for diary in diaries), places=PLACES)


async def stands(db: Pool, name: str = "diary") -> list[int]:
    found = await load(db, 1, [name])
    return [found[name, place] for place in PLACES]


async def test_events_and_offsets_move_together(db: Pool) -> None:
    delivery = await standing(db, Diary())
    await delivery.deliver(heard(changes(HONEY, 1, 3)))
    assert await written(db) == {"reservation-honey": [1, 2, 3]}
    assert await stands(db) == [3, 0]
    assert delivery.standing == await load(db, 1, ["diary"])


async def test_what_lies_below_is_skipped(db: Pool) -> None:
    delivery = await standing(db, Diary())
    await delivery.deliver(heard(changes(HONEY, 1, 3)))
    await delivery.deliver(heard(changes(HONEY, 1, 4)))
    assert await written(db) == {"reservation-honey": [1, 2, 3, 4]}


async def test_offsets_may_have_gaps(db: Pool) -> None:
    delivery = await standing(db, Diary())
    await delivery.deliver(heard(changes(HONEY, 1, 2)))
    await delivery.deliver(heard(changes(HONEY, 3, 4), at=17))
    assert await written(db) == {"reservation-honey": [1, 2, 3, 4]}
    assert (await stands(db))[0] == 19


async def test_an_event_that_was_published_twice_has_its_effect_once(db: Pool) -> None:
    delivery = await standing(db, Diary())
    await delivery.deliver(heard([*changes(HONEY, 1, 2), *changes(HONEY, 2, 3)]))
    await delivery.deliver(heard(changes(HONEY, 3, 4), at=4))
    assert await written(db) == {"reservation-honey": [1, 2, 3, 4]}


async def test_the_second_of_two_owners_does_nothing_and_lets_go(db: Pool) -> None:
    first, second = await standing(db, Diary(who="first")), await standing(db, Diary(who="second"))
    await first.deliver(heard(changes(HONEY, 1, 3)))
    with pytest.raises(NotOwner):
        await second.deliver(heard(changes(HONEY, 1, 3)))
    assert {row["who"] for row in await db.fetch("select who from heard_of")} == {"first"}


async def test_of_two_owners_at_the_same_moment_one_wins(db: Pool) -> None:
    rivals = [await standing(db, Diary(who=str(n))) for n in range(4)]
    batch = changes(HONEY, 1, 50)
    done = await asyncio.gather(*(r.deliver(heard(batch)) for r in rivals), return_exceptions=True)
    assert [type(d) for d in done].count(NotOwner) == 3
    assert await written(db) == {"reservation-honey": list(range(1, 51))}


async def test_an_effect_that_was_never_committed_did_not_happen(db: Pool) -> None:
    async def cut_off(own: Connection) -> None:
        """The server ends the connection between the effect and the commit."""
        await db.execute("select pg_terminate_backend($1)", own.get_server_pid())
        await own.execute("select 1")

    diary = Diary(then=cut_off)
    delivery = await standing(db, diary)
    with pytest.raises(Exception) as cut:  # noqa: PT011  which one depends on what the driver sees first
        await delivery.deliver(heard(changes(HONEY, 1, 3)))
    assert passes(cut.value)
    assert await written(db) == {}
    diary.then = None
    await delivery.deliver(heard(changes(HONEY, 1, 3)))
    assert await written(db) == {"reservation-honey": [1, 2, 3]}


async def test_a_stream_that_chokes_is_parked_and_the_others_flow(db: Pool) -> None:
    diary = Diary()
    diary.chokes_on = {"reservation-tea"}
    delivery = await standing(db, diary)
    batch = [*changes(HONEY, 1, 2), *changes(TEA, 1, 2), *changes(RICE, 1, 2), *changes(HONEY, 3, 3)]
    await delivery.deliver(heard(batch))
    await delivery.deliver(heard(changes(TEA, 3, 4), at=7))
    assert await written(db) == {"reservation-honey": [1, 2, 3], "reservation-rice": [1, 2]}
    assert (await stands(db))[0] == 9
    (parked,) = await parked_streams(db)
    assert (parked.stream, parked.first, parked.last, parked.events) == ("reservation-tea", 1, 4, 4)
    assert "cannot swallow" in parked.why


async def test_bytes_that_can_not_be_decoded_park_their_stream(db: Pool) -> None:
    delivery = await standing(db, Diary())
    broken = said(Reserved(name=TEA, holder="an"), "reservation-tea", 2, data=b"\xff\xff")
    batch = [*changes(TEA, 1, 1), broken, *changes(TEA, 3, 3), *changes(HONEY, 1, 2)]
    await delivery.deliver(heard(batch))
    assert await written(db) == {"reservation-honey": [1, 2], "reservation-tea": [1]}
    (parked,) = await parked_streams(db)
    assert (parked.first, parked.last) == (2, 3)


async def test_a_version_that_jumps_stops_its_stream_only(db: Pool) -> None:
    delivery = await standing(db, Diary())
    await delivery.deliver(heard([*changes(TEA, 1, 2), *changes(TEA, 5, 6), *changes(HONEY, 1, 2)]))
    assert await written(db) == {"reservation-honey": [1, 2], "reservation-tea": [1, 2]}
    (parked,) = await parked_streams(db)
    assert parked.why == "version 5 came after version 2"


async def test_a_stream_that_does_not_begin_at_its_beginning_is_stopped(db: Pool) -> None:
    delivery = await standing(db, Diary())
    await delivery.deliver(heard(changes(TEA, 2, 3)))
    (parked,) = await parked_streams(db)
    assert parked.why == "version 2 came after version 0"


async def test_types_that_nobody_here_names_are_skipped_and_their_version_is_noted(db: Pool) -> None:
    delivery = await standing(db, Diary())
    serial = said(SerialTaken(series="s", number=1, holder="an"), "reservation-tea", 2)
    await delivery.deliver(heard([*changes(TEA, 1, 1), serial, *changes(TEA, 3, 3)]))
    assert await written(db) == {"reservation-tea": [1, 3]}
    assert await db.fetchval("select version from heard where stream = 'reservation-tea'") == 3
    assert await parked_streams(db) == []


async def test_what_fails_for_every_stream_is_a_bug_and_stops(db: Pool) -> None:
    diary = Diary()
    streams = [f"name-{n}" for n in range(POISON_LIMIT + 5)]
    diary.chokes_on = {f"reservation-{name}" for name in streams}
    delivery = await standing(db, diary)
    with pytest.raises(RuntimeError):
        await delivery.deliver(heard([one for name in streams for one in changes(name, 1, 1)]))


async def test_a_statement_that_can_never_work_is_a_bug_and_parks_nothing(db: Pool) -> None:
    async def mistaken(own: Connection) -> None:
        await own.execute("insert into nowhere values (1)")

    delivery = await standing(db, Diary(then=mistaken))
    with pytest.raises(asyncpg.UndefinedTableError):
        await delivery.deliver(heard(changes(HONEY, 1, 3)))
    assert await parked_streams(db) == []
    assert await written(db) == {}


async def test_rows_that_another_reader_wrote_meanwhile_are_read_again(db: Pool) -> None:
    quarrels = iter(range(3))

    async def quarrel(own: Connection) -> None:
        if next(quarrels, None) is not None:
            await own.execute("insert into heard_of values ('reservation-honey', 1, 'again')")

    delivery = await standing(db, Diary(then=quarrel))
    await delivery.deliver(heard(changes(HONEY, 1, 3)))
    assert await written(db) == {"reservation-honey": [1, 2, 3]}
    assert await parked_streams(db) == []


@pytest.mark.parametrize("waits_in", ["database", "process"])
async def test_a_batch_that_takes_longer_than_a_transaction_may_is_cut_until_it_fits(
    db: Pool, waits_in: str
) -> None:
    async def slow(own: Connection) -> None:
        """Ten milliseconds an event, where a transaction may last three hundred."""
        await own.execute("set local transaction_timeout = '300ms'")
        seconds = 0.01 * await own.fetchval(JUST_WRITTEN)
        if waits_in == "database":
            await own.execute("select pg_sleep($1)", seconds)
        else:
            await asyncio.sleep(seconds)

    delivery = await standing(db, Diary(then=slow))
    await delivery.deliver(heard(changes(HONEY, 1, 100)))
    assert await written(db) == {"reservation-honey": list(range(1, 101))}
    assert await parked_streams(db) == []
