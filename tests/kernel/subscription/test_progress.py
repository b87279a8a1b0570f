"""How far a subscription has come is told while it runs, and known to be old when it does not."""

import asyncio
from datetime import UTC, datetime, timedelta

from kernel.postgres import Pool
from kernel.subscription.effect import Projecting
from kernel.subscription.progress import Progress, age, status, topic_ends
from tests.kernel.subscription.story import HONEY, Diary, changes, listener, running, tell, wait_for

MONDAY = datetime(2024, 3, 4, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def test_nobody_ever_read_it(db: Pool) -> None:
    assert await age(db, "diary", MONDAY) is None
    assert await status(db, MONDAY) == []


async def test_caught_up_is_told_with_its_time_and_grows_old(db: Pool, kafka: str, topic: str) -> None:
    tell(kafka, topic, changes(HONEY, 1, 3))
    clock = [MONDAY]
    subscription = listener(db, kafka, topic, Projecting(Diary()))
    progress = Progress(db, topic_ends(kafka), [subscription], lambda: clock[0])
    async with running(subscription):
        assert await wait_for(db, "diary", "reservation-honey", 3, 30)
        while await age(db, "diary", MONDAY) is None:
            await progress.tell()
        assert await age(db, "diary", MONDAY + 2 * SECOND) == 2 * SECOND
        assert [(s.subscription, s.behind) for s in await status(db, MONDAY)] == [("diary", 0)]

    clock[0] += 10 * SECOND
    tell(kafka, topic, changes(HONEY, 4, 4))
    await progress.tell()
    assert await age(db, "diary", clock[0]) == 10 * SECOND


async def test_a_reader_that_is_behind_does_not_claim_to_be_fresh(db: Pool, kafka: str, topic: str) -> None:
    """It stands still in the middle of a batch while more is said."""
    tell(kafka, topic, changes(HONEY, 1, 3))
    entered, leave = asyncio.Event(), asyncio.Event()

    async def hold(_: object) -> None:
        entered.set()
        await leave.wait()

    subscription = listener(db, kafka, topic, Projecting(Diary(then=hold)))
    progress = Progress(db, topic_ends(kafka), [subscription], lambda: MONDAY)
    async with running(subscription):
        await entered.wait()
        await progress.tell()
        assert await age(db, "diary", MONDAY) is None
        assert (await status(db, MONDAY))[0].behind > 0
        leave.set()
        while await age(db, "diary", MONDAY) is None:
            await progress.tell()
