"""What falls due is done once, whoever comes first, and dated when it fell due."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from kernel.metadata import decode_metadata
from kernel.postgres import Pool, PostgresStore
from kernel.reservation import AlreadyReserved, Reserve, reservation
from kernel.store import Events, Step
from kernel.subscription.order import Order
from kernel.timer import SetAside, Ticking, Timer, clear_timer, retry_timers, set_timer, timers_set_aside
from tests.kernel.subscription.story import HONEY, RICE, TEA, codec

MONDAY = datetime(2024, 3, 4, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
NEXT_YEAR = MONDAY + timedelta(days=365)


def reserve(subject: str, due: datetime) -> Order:
    if subject == RICE:
        raise RuntimeError("nobody can reserve rice")
    command = Reserve(name=subject, holder=due.isoformat())
    return Order(steps=(Step(decider=reservation, id=subject, command=command),))


TIMER = Timer(name="reserve", every=60, due=reserve)


def ticking(db: Pool, now: datetime) -> Ticking:
    return Ticking(TIMER, Events(PostgresStore(db), codec), db, lambda: now, asyncio.Lock())


async def fire(db: Pool, now: datetime) -> int:
    return await ticking(db, now).fire_all(asyncio.Event())


async def set_for(db: Pool, subject: str, due: datetime) -> None:
    async with db.acquire() as connection:
        await set_timer(connection, TIMER.name, subject, due)


async def happened(connections: Pool) -> dict[str, datetime]:
    rows = await connections.fetch("select metadata from events order by pos")
    found = [decode_metadata(row["metadata"]) for row in rows]
    return {m.stream: m.occurred_at for m in found}


async def outcomes(connections: Pool) -> list[tuple[str, str]]:
    rows = await connections.fetch("select outcome, rule from outcomes order by at")
    return [(row["outcome"], row["rule"]) for row in rows]


async def test_what_is_not_due_waits(connections: Pool) -> None:
    await set_for(connections, HONEY, TUESDAY)
    assert await fire(connections, MONDAY) == 0
    assert await fire(connections, TUESDAY) == 1
    assert await fire(connections, NEXT_YEAR) == 0


async def test_after_downtime_all_that_fell_due_is_done_dated_when_it_fell_due(connections: Pool) -> None:
    await set_for(connections, TEA, TUESDAY)
    await set_for(connections, HONEY, MONDAY)
    assert await fire(connections, NEXT_YEAR) == 2
    assert await happened(connections) == {"reservation-honey": MONDAY, "reservation-tea": TUESDAY}
    assert await outcomes(connections) == [("done", ""), ("done", "")]
    assert await connections.fetchval("select count(*) from timers") == 0


async def test_many_processes_do_each_once(connections: Pool) -> None:
    for number in range(30):
        await set_for(connections, f"name-{number}", MONDAY)
    done = await asyncio.gather(*(fire(connections, TUESDAY) for _ in range(4)))
    assert sum(done) == 30
    assert len(await happened(connections)) == 30
    assert await connections.fetchval("select count(*) from events") == 30


async def test_asked_again_for_the_same_instant_nothing_new_happens(connections: Pool) -> None:
    """As if the process had ended after the command and before the row was gone."""
    for _ in range(2):
        await set_for(connections, HONEY, MONDAY)
        assert await fire(connections, TUESDAY) == 1
    assert await connections.fetchval("select count(*) from events") == 1
    assert await outcomes(connections) == [("done", "")]


async def test_a_refusal_is_an_outcome_and_ends_the_row(connections: Pool) -> None:
    await set_for(connections, HONEY, MONDAY)
    await fire(connections, MONDAY)
    await set_for(connections, HONEY, TUESDAY)
    await fire(connections, TUESDAY)
    assert await outcomes(connections) == [("done", ""), ("refused", AlreadyReserved.rule())]
    assert await connections.fetchval("select count(*) from timers") == 0


async def test_a_cleared_timer_does_not_fire_and_one_set_again_moves(connections: Pool) -> None:
    await set_for(connections, HONEY, MONDAY)
    await set_for(connections, TEA, MONDAY)
    await set_for(connections, TEA, NEXT_YEAR)
    async with connections.acquire() as connection:
        await clear_timer(connection, TIMER.name, HONEY)
    assert await fire(connections, TUESDAY) == 0


async def test_a_subject_that_breaks_the_timer_is_set_aside_and_tried_again_when_asked(
    connections: Pool,
) -> None:
    await set_for(connections, RICE, MONDAY)
    await set_for(connections, TEA, TUESDAY)
    assert await fire(connections, NEXT_YEAR) == 2
    assert await fire(connections, NEXT_YEAR) == 0
    why = "RuntimeError: nobody can reserve rice"
    assert await timers_set_aside(connections) == [
        SetAside(name=TIMER.name, subject=RICE, due=MONDAY, why=why)
    ]
    assert list(await happened(connections)) == ["reservation-tea"]
    await retry_timers(connections)
    assert await fire(connections, NEXT_YEAR) == 1


async def test_a_database_that_is_away_is_no_fault_of_the_subject(
    connections: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise ConnectionRefusedError

    await set_for(connections, HONEY, MONDAY)
    with monkeypatch.context() as patched:
        patched.setattr(PostgresStore, "load", away)
        with pytest.raises(ConnectionRefusedError):
            await fire(connections, TUESDAY)
    assert await fire(connections, TUESDAY) == 1
