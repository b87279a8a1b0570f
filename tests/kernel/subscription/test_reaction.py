"""When they say X, we do Y: once, in the name of its cause, and what came of it is written down."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest

from kernel.metadata import decode_metadata
from kernel.postgres import Connection, Pool, PostgresStore
from kernel.reservation import AlreadyReserved, Released, Reserve, Reserved, reservation
from kernel.store import Events, Step
from kernel.subscription.delivery import Delivery
from kernel.subscription.effect import Reacting
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.parking import parked_streams
from kernel.subscription.reaction import Reaction
from tests.kernel.subscription.story import (
    HONEY,
    MONDAY,
    RICE,
    TEA,
    changes,
    codec,
    delivery,
    event_id,
    heard,
)

NOW = datetime(2026, 1, 5, tzinfo=UTC)


async def mirror(one: Heard, _events: Events, _db: Connection) -> Order | None:
    """What is reserved is reserved again under another name; what is released asks for nothing."""
    match one.event:
        case Reserved(name="rice"):
            raise RuntimeError("nobody can mirror rice")
        case Reserved() as event:
            command = Reserve(name=f"mirror of {event.name}", holder=str(one.id))
            return Order(steps=(Step(decider=reservation, id=command.name, command=command),))
        case _:
            return None


REACTION = Reaction(name="mirror", listens=(Reserved, Released), react=mirror)


async def reacting(db: Pool) -> Delivery:
    return await delivery(db, Reacting(REACTION, Events(PostgresStore(db), codec), db, lambda: NOW))


async def outcomes(db: Pool) -> dict[UUID, tuple[str, str]]:
    rows = await db.fetch("select cause, outcome, rule from outcomes where actor = 'reaction:mirror'")
    return {row["cause"]: (row["outcome"], row["rule"]) for row in rows}


def causes(name: str, versions: Sequence[int]) -> list[UUID]:
    return [event_id(f"reservation-{name}", version) for version in versions]


async def test_an_event_causes_one_command_in_its_own_time(db: Pool) -> None:
    reader = await reacting(db)
    await reader.deliver(heard(changes(HONEY, 1, 1)))
    (row,) = await db.fetch("select stream, metadata from events")
    metadata = decode_metadata(row["metadata"])
    (cause,) = causes(HONEY, [1])
    assert row["stream"] == "reservation-mirror of honey"
    assert metadata.causation == cause
    assert metadata.command == REACTION.command(cause)
    assert metadata.correlation == heard(changes(HONEY, 1, 1))[0].metadata.correlation
    assert (metadata.actor, metadata.occurred_at, metadata.recorded_at) == ("reaction:mirror", MONDAY, NOW)


async def test_done_refused_and_nothing_are_all_outcomes(db: Pool) -> None:
    reader = await reacting(db)
    await reader.deliver(heard(changes(HONEY, 1, 3)))
    first, second, third = causes(HONEY, [1, 2, 3])
    assert await outcomes(db) == {
        first: ("done", ""),
        second: ("nothing", ""),
        third: ("refused", AlreadyReserved.rule()),
    }
    assert await db.fetchval("select count(*) from events") == 1


async def test_asked_twice_it_acts_once(db: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process ends after the command and before the offset moves."""

    async def cut_off(_self: Reacting, own: Connection, _run: Sequence[Heard]) -> None:
        await db.execute("select pg_terminate_backend($1)", own.get_server_pid())
        await own.execute("select 1")

    with monkeypatch.context() as patched:
        patched.setattr(Reacting, "apply", cut_off)
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await (await reacting(db)).deliver(heard(changes(HONEY, 1, 1)))
    assert await outcomes(db) == {}
    assert await db.fetchval("select count(*) from events") == 1

    await (await reacting(db)).deliver(heard(changes(HONEY, 1, 1)))
    assert await outcomes(db) == dict.fromkeys(causes(HONEY, [1]), ("done", ""))
    assert await db.fetchval("select count(*) from events") == 1


async def test_an_event_that_breaks_the_reaction_is_parked_and_the_others_act(db: Pool) -> None:
    reader = await reacting(db)
    await reader.deliver(heard([*changes(RICE, 1, 2), *changes(TEA, 1, 2)]))
    assert await outcomes(db) == dict(zip(causes(TEA, [1, 2]), [("done", ""), ("nothing", "")], strict=True))
    (parked,) = await parked_streams(db)
    assert (parked.stream, parked.events) == ("reservation-rice", 2)
    assert "nobody can mirror rice" in parked.why


async def test_behind_a_parked_event_nothing_is_done(db: Pool) -> None:
    reader = await reacting(db)
    await reader.deliver(heard(changes(RICE, 1, 1)))
    later = changes("rice", 2, 2)
    await reader.deliver(heard([*later, *changes(TEA, 1, 1)], at=1))
    assert set(await outcomes(db)) == set(causes(TEA, [1]))
    (parked,) = await parked_streams(db)
    assert parked.events == 2
