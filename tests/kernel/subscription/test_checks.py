"""What verify asks of subscriptions: read models equal their folds, and every cause has its outcome."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from deploy.local.topics import create_topics
from kernel.clock import now
from kernel.postgres import Connection, Pool, PostgresStore
from kernel.reservation import Reserved
from kernel.service import Service
from kernel.store import Events
from kernel.subscription.checks import checks
from kernel.subscription.effect import Effect, Projecting, Reacting
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from kernel.subscription.seen import wait_for
from kernel.subscription.subscription import Subscription
from kernel.verify.check import checked
from tests.kernel.subscription.story import HONEY, RICE, TEA, changes, codec, holdings, running, said, tell

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


async def had(db: Pool, kafka: str, service: Service, effect: Effect, *seen: tuple[str, int]) -> None:
    """The effect of all that was told so far."""
    subscription = Subscription(
        service=service.name, effect=effect, topics=[service.topic], codec=codec, pool=db, kafka=kafka
    )
    async with running(subscription):
        for stream, version in seen:
            assert await wait_for(db, effect.name, stream, version, 30)


async def faults(db: Pool, kafka: str, service: Service) -> Sequence[str]:
    async with db.acquire() as connection:
        await connection.execute("set transaction_timeout = 0")
        return [
            sentence
            for check in checks(service, kafka)
            for sentence in (await checked(check, connection)).sentences
        ]


async def test_a_read_model_that_equals_its_fold_is_good_and_any_change_is_found(
    db: Pool, kafka: str, service: Service
) -> None:
    broken = said(Reserved(name=TEA, holder="an"), TEAS, 2, data=b"\xff")
    tell(kafka, service.topic, [*changes(HONEY, 1, 3), *changes(TEA, 1, 1), broken, *changes(TEA, 3, 3)])
    tell(kafka, service.topic, changes(RICE, 1, 2))
    assert await faults(db, kafka, service) == []
    await had(
        db,
        kafka,
        service,
        Projecting(holdings()),
        (HONEYS, 3),
        (TEAS, 1),
        ("reservation-rice", 2),
    )
    assert await faults(db, kafka, service) == []

    tell(kafka, service.topic, changes(HONEY, 4, 4))
    assert await faults(db, kafka, service) == []

    await db.execute("update holdings set changes = changes + 1 where name = 'honey'")
    await db.execute("delete from holdings where name = 'tea'")
    await db.execute("insert into holdings values ('nobody', 'said', 1)")
    assert sorted(await faults(db, kafka, service)) == [
        "holdings: honey is not what its events say",
        "holdings: nobody is there, but no event says so",
        "holdings: tea is missing",
    ]


async def test_a_cause_without_an_outcome_is_found(db: Pool, kafka: str, service: Service) -> None:
    tell(kafka, service.topic, [*changes(HONEY, 1, 3), *changes(TEA, 1, 5)])
    effect = Reacting(IGNORE, Events(PostgresStore(db), codec), db, now)
    await had(db, kafka, service, effect, (HONEYS, 3), (TEAS, 2))
    assert await faults(db, kafka, service) == []
    lost = await db.fetchval(LOSE)
    found = await faults(db, kafka, service)
    assert found == [f"ignore: event {lost} has no outcome"]
    await db.execute("update outcomes set outcome = 'done'")
    assert len(await faults(db, kafka, service)) == 3
