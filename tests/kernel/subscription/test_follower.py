"""One reader follows a service's own sequence for all its effects, and nobody has to wait for another."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

import asyncpg
import pytest

from deploy.local.databases import Database
from kernel.hints import Hints, listening
from kernel.postgres import Connection, Pool, PostgresStore
from kernel.reservation import Released, Reserved
from kernel.store import Events
from kernel.subscription import follower
from kernel.subscription.effect import Effect, Projecting, Reacting
from kernel.subscription.follower import Follower
from kernel.subscription.heard import OWN, Heard
from kernel.subscription.offsets import load
from kernel.subscription.order import Order
from kernel.subscription.parking import parked_streams
from kernel.subscription.reaction import Reaction
from tests.kernel.subscription.story import (
    HONEY,
    MONDAY,
    RICE,
    TEA,
    Diary,
    changes,
    codec,
    holdings,
    running,
    say,
    wait_for,
    written,
)

HONEYS, TEAS, RICES = (f"reservation-{name}" for name in (HONEY, TEA, RICE))
WAIT = 30.0
BY_WHOM = "select who, count(*)::int as n from heard_of group by who order by who"


def following(db: Pool, *effects: Effect, hints: Hints | None = None) -> Follower:
    return Follower(name="read-models", effects=effects, codec=codec, pool=db, hints=hints or Hints(""))


async def seen(db: Pool, name: str, stream: str, version: int) -> None:
    assert await wait_for(db, name, stream, version, WAIT), f"{name} did not see {stream}@{version}"


async def by_whom(db: Pool) -> dict[str, int]:
    return {row["who"]: row["n"] for row in await db.fetch(BY_WHOM)}


class Twin(Diary):
    """A diary of its own, beside the other one."""

    listens = (Reserved,)

    def __init__(self, name: str) -> None:
        super().__init__(name=name, who=name)

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        for one in batch:
            if one.stream in self.chokes_on:
                raise RuntimeError(f"cannot swallow {one.stream}")
        await db.executemany(
            "insert into heard_of values ($1, $2, $3)",
            [(f"{self.name} of {one.stream}", one.version, self.who) for one in batch],
        )


async def test_every_effect_has_each_event_once_and_a_restart_goes_on(db: Pool, database: Database) -> None:
    await say(db, database.url, [*changes(HONEY, 1, 3), *changes(TEA, 1, 2)])
    async with running(following(db, Projecting(Diary()), Projecting(holdings()))):
        await seen(db, "diary", HONEYS, 3)
        await seen(db, "holdings", TEAS, 2)
    await say(db, database.url, changes(HONEY, 4, 5))
    async with running(following(db, Projecting(Diary()), Projecting(holdings()))) as task:
        await seen(db, "holdings", HONEYS, 5)
    assert task.exception() is None
    assert await written(db) == {HONEYS: [1, 2, 3, 4, 5], TEAS: [1, 2]}
    assert await db.fetchval("select changes from holdings where name = $1", HONEY) == 5
    assert await load(db, 1, ["diary", "holdings"]) == {("diary", OWN): 7, ("holdings", OWN): 7}


async def test_what_poisons_one_read_model_is_parked_for_that_one_alone(db: Pool, database: Database) -> None:
    diary = Diary()
    diary.chokes_on = {TEAS}
    await say(db, database.url, [*changes(TEA, 1, 2), *changes(HONEY, 1, 2)])
    async with running(following(db, Projecting(diary), Projecting(holdings()))):
        await seen(db, "holdings", HONEYS, 2)
        await seen(db, "holdings", TEAS, 2)
        await say(db, database.url, changes(TEA, 3, 3))
        await seen(db, "holdings", TEAS, 3)
        assert not await wait_for(db, "diary", TEAS, 3, 0.05), "it is parked, not seen"
    assert await written(db) == {HONEYS: [1, 2]}
    (parked,) = await parked_streams(db)
    assert (parked.subscription, parked.stream, parked.first, parked.last) == ("diary", TEAS, 1, 3)


async def test_a_bug_in_one_read_model_is_raised_and_holds_no_other(db: Pool, database: Database) -> None:
    async def mistaken(own: Connection) -> None:
        await own.execute("insert into nowhere values (1)")

    await say(db, database.url, changes(HONEY, 1, 3))
    for version in range(4, 7):
        both = following(db, Projecting(Diary(then=mistaken)), Projecting(holdings()))
        with pytest.raises(asyncpg.UndefinedTableError):
            await asyncio.wait_for(both.run(asyncio.Event()), WAIT)
        assert await db.fetchval("select changes from holdings where name = $1", HONEY) == version - 1
        await say(db, database.url, changes(HONEY, version, version))
    assert await written(db) == {}
    async with running(following(db, Projecting(Diary()), Projecting(holdings()))):
        await seen(db, "diary", HONEYS, 6)
    assert await written(db) == {HONEYS: [1, 2, 3, 4, 5, 6]}


async def test_a_read_model_that_is_new_catches_up_while_the_others_go_on(
    db: Pool, database: Database
) -> None:
    await say(db, database.url, [one for n in range(150) for one in changes(f"name-{n}", 1, 2)])
    async with running(following(db, Projecting(holdings()))):
        await seen(db, "holdings", "reservation-name-149", 2)
    await say(db, database.url, changes(HONEY, 1, 1))
    async with running(following(db, Projecting(holdings()), Projecting(Diary()))):
        await seen(db, "diary", HONEYS, 1)
        await seen(db, "holdings", HONEYS, 1)
    assert len(await written(db)) == 151
    assert await db.fetchval("select sum(changes) from holdings") == 301


async def test_of_two_readers_one_stands_by_until_the_other_leaves(db: Pool, database: Database) -> None:
    async with listening(database.url) as hints:
        second = following(db, Projecting(Diary(who="second")), hints=hints)
        async with running(second):
            async with running(following(db, Projecting(Diary(who="first")), hints=hints)):
                for version in range(1, 11):
                    await say(db, database.url, changes(HONEY, version, version))
                    await seen(db, "diary", HONEYS, version)
            await say(db, database.url, changes(HONEY, 11, 12))
            await seen(db, "diary", HONEYS, 12)
    assert await written(db) == {HONEYS: list(range(1, 13))}


@asynccontextmanager
async def frozen(db: Pool) -> AsyncGenerator[asyncio.Event]:
    """A reader in the middle of its effect, like a process that was stopped; it goes on when it is told."""
    entered, thaw = asyncio.Event(), asyncio.Event()

    async def hold(_: Connection) -> None:
        entered.set()
        await thaw.wait()

    async with running(following(db, Projecting(Diary(who="frozen", then=hold)))) as task:
        await entered.wait()
        yield thaw
        thaw.set()
        await asyncio.sleep(0.1)
    assert task.exception() is None


async def test_a_reader_that_stands_still_loses_its_place_and_doubles_nothing(
    db: Pool, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "SILENCE_SECONDS", 0.1)
    await say(db, database.url, changes(HONEY, 1, 3))
    async with frozen(db) as thaw, running(following(db, Projecting(Diary(who="other")))):
        # The frozen one holds its offset until its transaction ends.
        thaw.set()
        await say(db, database.url, changes(HONEY, 4, 5))
        await seen(db, "diary", HONEYS, 5)
    assert await written(db) == {HONEYS: [1, 2, 3, 4, 5]}


async def test_reactions_follow_their_own_service_too_and_act_once(db: Pool, database: Database) -> None:
    acted: list[str] = []

    async def react(one: Heard, _events: Events, _db: Connection) -> Order | None:
        acted.append(f"{one.stream}@{one.version}")
        return None

    reaction = Reaction(name="watch", listens=(Reserved, Released), react=react)
    events = Events(PostgresStore(db), codec)
    await say(db, database.url, changes(HONEY, 1, 3))
    for _ in range(2):
        async with running(following(db, Reacting(reaction, events, db, lambda: MONDAY))):
            await seen(db, "watch", HONEYS, 3)
    assert acted == [f"{HONEYS}@{version}" for version in (1, 2, 3)]
    assert await db.fetchval("select count(*) from outcomes") == 3


async def test_what_was_done_ahead_of_its_place_is_not_done_again(db: Pool, database: Database) -> None:
    """After the move from the topic, whose partitions had each come to a point of their own."""
    await say(db, database.url, [*changes(HONEY, 1, 2), *changes(TEA, 1, 2)])
    await db.execute("insert into offsets values ('diary', 1, $1, $2, 1)", *OWN)
    await db.execute("insert into ahead values ('diary', 1, 2)")
    async with running(following(db, Projecting(Diary()))):
        await seen(db, "diary", TEAS, 2)
    assert await written(db) == {HONEYS: [2], TEAS: [2]}
    async with running(following(db, Projecting(Diary()))):
        await say(db, database.url, changes(RICE, 1, 1))
        await seen(db, "diary", RICES, 1)
    assert await db.fetchval("select count(*) from ahead") == 0


async def test_two_read_models_beside_each_other_are_poisoned_each_by_its_own(
    db: Pool, database: Database
) -> None:
    one, two = Twin("one"), Twin("two")
    one.chokes_on, two.chokes_on = {TEAS}, {RICES}
    await say(db, database.url, [e for name in (HONEY, TEA, RICE) for e in changes(name, 1, 1)])
    async with running(following(db, Projecting(one), Projecting(two))):
        await seen(db, "one", RICES, 1)
        await seen(db, "two", TEAS, 1)
    assert set(await written(db)) == {
        f"one of {HONEYS}",
        f"one of {RICES}",
        f"two of {HONEYS}",
        f"two of {TEAS}",
    }
    assert {(p.subscription, p.stream) for p in await parked_streams(db)} == {("one", TEAS), ("two", RICES)}
