"""What verify asks of subscriptions: all is read, read models equal their folds, causes have outcomes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from deploy.local.databases import Database
from deploy.local.topics import create_topics
from kernel.clock import now
from kernel.hints import Hints
from kernel.postgres import Connection, Pool, PostgresStore
from kernel.reservation import Reserved
from kernel.service import Service
from kernel.store import Events
from kernel.subscription import checks as module
from kernel.subscription.behind import BehindCheck, ParkedCheck
from kernel.subscription.checks import checks
from kernel.subscription.effect import Effect, Projecting, Reacting
from kernel.subscription.follower import Follower
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from kernel.verify.check import Check, checked
from tests.kernel.subscription.story import (
    HONEY,
    RICE,
    TEA,
    changes,
    codec,
    holdings,
    listener,
    running,
    said,
    say,
    tell,
    wait_for,
)

LOSE = "delete from outcomes where cause in (select cause from outcomes limit 1) returning cause"
HONEYS, TEAS = "reservation-honey", "reservation-tea"


async def ignore(one: Heard, _events: Events, _db: Connection) -> Order | None:
    if one.stream == TEAS and one.version == 3:
        raise RuntimeError("not tea")


IGNORE = Reaction(name="ignore", listens=(Reserved,), react=ignore)


@pytest.fixture
def service(kafka: str, suffix: str) -> Service:
    made = Service(
        name=f"s{suffix}",
        codec=codec,
        routers=(),
        projections=(holdings(),),
        reactions=(IGNORE,),
        timers=(),
        migrations=Path(),
        grants={},
        topics=(),
    )
    create_topics(kafka, [made.topic])
    return made


@pytest.fixture
def others(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """What the service listens to is said by others, on that topic."""

    def theirs(_service: Service, _listens: Sequence[type]) -> tuple[str, ...]:
        return (service.topic,)

    monkeypatch.setattr(module, "sources_of", theirs)
    return service


async def had(db: Pool, effect: Effect, *seen: tuple[str, int]) -> None:
    """The effect of all that the service said so far."""
    reader = Follower(name="reader", effects=[effect], codec=codec, pool=db, hints=Hints(""))
    async with running(reader):
        for stream, version in seen:
            assert await wait_for(db, effect.name, stream, version, 30)


async def heard(db: Pool, kafka: str, service: Service, effect: Effect, *seen: tuple[str, int]) -> None:
    """The effect of all that others said so far."""
    async with running(listener(db, kafka, service.topic, effect, group=effect.name)):
        for stream, version in seen:
            assert await wait_for(db, effect.name, stream, version, 30)


async def found(db: Pool, made: Sequence[Check]) -> list[str]:
    async with db.acquire() as connection:
        await connection.execute("set transaction_timeout = 0")
        return [s for check in made for s in (await checked(check, connection)).sentences]


async def faults(db: Pool, kafka: str, service: Service) -> list[str]:
    """What is wrong with what was read."""
    made = checks(service, kafka)
    return await found(db, [c for c in made if not isinstance(c, BehindCheck | ParkedCheck)])


async def standing(db: Pool, kafka: str, service: Service, patience: float = 0) -> list[str]:
    """Who has not read what was said, and what is parked."""
    made = checks(service, kafka, patience=patience)
    return await found(db, [c for c in made if isinstance(c, BehindCheck | ParkedCheck)])


async def change_and_find(db: Pool, kafka: str, service: Service) -> None:
    await db.execute("update holdings set changes = changes + 1 where name = 'honey'")
    await db.execute("delete from holdings where name = 'tea'")
    await db.execute("insert into holdings values ('nobody', 'said', 1)")
    assert sorted(await faults(db, kafka, service)) == [
        "holdings: honey is not what its events say",
        "holdings: nobody is there, but no event says so",
        "holdings: tea is missing",
    ]


async def test_a_read_model_that_equals_its_fold_is_good_and_any_change_is_found(
    db: Pool, database: Database, kafka: str, service: Service
) -> None:
    broken = said(Reserved(name=TEA, holder="an"), TEAS, 2, data=b"\xff")
    await say(db, database.url, [*changes(HONEY, 1, 3), *changes(TEA, 1, 1), broken, *changes(TEA, 3, 3)])
    await say(db, database.url, changes(RICE, 1, 2))
    assert await faults(db, kafka, service) == []
    await had(db, Projecting(holdings()), (HONEYS, 3), (TEAS, 1), ("reservation-rice", 2))
    assert await faults(db, kafka, service) == []
    await say(db, database.url, changes(HONEY, 4, 4))
    assert await faults(db, kafka, service) == []
    await change_and_find(db, kafka, service)


async def test_a_read_model_of_what_others_said_is_folded_from_their_topic(
    db: Pool, kafka: str, others: Service
) -> None:
    broken = said(Reserved(name=TEA, holder="an"), TEAS, 2, data=b"\xff")
    tell(kafka, others.topic, [*changes(HONEY, 1, 3), *changes(TEA, 1, 1), broken, *changes(TEA, 3, 3)])
    await heard(db, kafka, others, Projecting(holdings()), (HONEYS, 3), (TEAS, 1))
    tell(kafka, others.topic, changes(HONEY, 4, 4))
    assert await faults(db, kafka, others) == []
    await change_and_find(db, kafka, others)


async def test_a_cause_without_an_outcome_is_found(
    db: Pool, database: Database, kafka: str, service: Service
) -> None:
    await say(db, database.url, [*changes(HONEY, 1, 3), *changes(TEA, 1, 5)])
    effect = Reacting(IGNORE, Events(PostgresStore(db), codec), db, now)
    await had(db, effect, (HONEYS, 3), (TEAS, 2))
    assert await faults(db, kafka, service) == []
    lost = await db.fetchval(LOSE)
    assert await faults(db, kafka, service) == [f"ignore: event {lost} has no outcome"]
    await db.execute("update outcomes set outcome = 'done'")
    assert len(await faults(db, kafka, service)) == 3


def behind(name: str, records: int, service: Service) -> str:
    return f"subscription {name} is {records} records behind in topic {service.topic}"


async def test_where_nothing_was_said_nobody_is_behind(db: Pool, kafka: str, service: Service) -> None:
    assert await standing(db, kafka, service) == []


async def test_a_subscription_that_never_ran_is_behind_by_everything(
    db: Pool, database: Database, kafka: str, service: Service
) -> None:
    await say(db, database.url, [*changes(HONEY, 1, 3), *changes(RICE, 1, 2)])
    where = "5 records behind in the service's own sequence"
    assert await standing(db, kafka, service) == [
        f"subscription holdings is {where}",
        f"subscription ignore is {where}",
    ]
    await had(db, Projecting(holdings()), (HONEYS, 3), ("reservation-rice", 2))
    assert await standing(db, kafka, service) == [f"subscription ignore is {where}"]


async def test_who_never_heard_others_is_behind_by_all_that_they_committed(
    db: Pool, kafka: str, others: Service
) -> None:
    tell(kafka, others.topic, [*changes(HONEY, 1, 3), *changes(RICE, 1, 2)])
    tell(kafka, others.topic, changes(TEA, 1, 7), commit=False)
    assert await standing(db, kafka, others) == [behind("holdings", 5, others), behind("ignore", 5, others)]


async def test_who_has_read_all_is_not_behind_and_whose_worker_died_is_by_what_came_since(
    db: Pool, kafka: str, others: Service
) -> None:
    tell(kafka, others.topic, changes(HONEY, 1, 3))
    await heard(db, kafka, others, Projecting(holdings()), (HONEYS, 3))
    reacting = Reacting(IGNORE, Events(PostgresStore(db), codec), db, now)
    await heard(db, kafka, others, reacting, (HONEYS, 3))
    assert await standing(db, kafka, others) == []
    tell(kafka, others.topic, changes(RICE, 1, 2))
    await heard(db, kafka, others, Projecting(holdings()), ("reservation-rice", 2))
    assert await standing(db, kafka, others, patience=0.5) == [behind("ignore", 2, others)]


async def test_a_subscription_gets_the_time_to_read_what_was_there(
    db: Pool, database: Database, kafka: str, service: Service
) -> None:
    only = replace(service, reactions=())
    await say(db, database.url, changes(HONEY, 1, 3))
    checking = asyncio.create_task(standing(db, kafka, only, patience=60))
    await asyncio.sleep(1)
    assert not checking.done()
    await had(db, Projecting(holdings()), (HONEYS, 3))
    assert await checking == []


async def test_every_parked_stream_is_a_fault(
    db: Pool, database: Database, kafka: str, service: Service
) -> None:
    only = replace(service, reactions=())
    broken = [said(Reserved(name=n, holder="an"), f"reservation-{n}", 1, data=b"\xff") for n in (TEA, RICE)]
    await say(db, database.url, [*broken, *changes(HONEY, 1, 1)])
    await had(db, Projecting(holdings()), (HONEYS, 1))
    told = await standing(db, kafka, only)
    assert sorted(sentence.partition(" since ")[0] for sentence in told) == [
        "subscription holdings has parked reservation-rice",
        "subscription holdings has parked reservation-tea",
    ]
