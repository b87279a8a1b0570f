"""Who waits for what he has written is answered when it was read, and costs nothing meanwhile."""

import asyncio
import time

import pytest

from deploy.local.databases import Database
from kernel.hints import Hint, Hints, hint, listening
from kernel.postgres import Pool
from kernel.subscription import waiting
from kernel.subscription.effect import Projecting
from kernel.subscription.follower import Follower
from kernel.subscription.heard import OWN
from kernel.subscription.waiting import Waiting
from tests.kernel.subscription.story import HONEY, Diary, changes, codec, commit, number, running, say

HONEYS = "reservation-honey"
MOVE = "insert into offsets values ('diary', 1, $1, $2, $3) on conflict do nothing"


@pytest.fixture(autouse=True)
def without_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but hints ends a wait."""
    monkeypatch.setattr(waiting, "LOOK_SECONDS", 60.0)


async def test_what_was_read_before_is_answered_at_once(db: Pool, database: Database) -> None:
    await say(db, database.url, changes(HONEY, 1, 2))
    await db.execute(MOVE, *OWN, 2)
    wait = Waiting(db, Hints(""))
    assert await wait.seen("diary", HONEYS, 2, 10)
    assert not await wait.seen("diary", HONEYS, 3, 0.05), "there is no such version"
    assert not await wait.seen("nobody", HONEYS, 1, 0.05)


async def test_a_wait_ends_when_the_reader_says_that_it_has_read(db: Pool, database: Database) -> None:
    async with listening(database.url) as hints:
        wait = Waiting(db, hints)
        await commit(db, changes(HONEY, 1, 1))
        asked = [asyncio.create_task(wait.seen("diary", HONEYS, 1, 30)) for _ in range(50)]
        await asyncio.sleep(0.2)
        assert not any(task.done() for task in asked), "it has no number yet"
        follower = Follower(name="reader", effects=[Projecting(Diary())], codec=codec, pool=db, hints=hints)
        async with running(follower):
            await number(database.url)
            begun = time.monotonic()
            assert all(await asyncio.gather(*asked))
            assert time.monotonic() - begun < 20


async def test_all_who_wait_share_their_looks(
    db: Pool, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening(database.url) as hints:
        wait, looks = Waiting(db, hints), list[int]()
        fulfilled = wait._fulfilled  # pyright: ignore[reportPrivateUsage]  to count what it asks

        async def counted(wishes: list[waiting.Wish]) -> list[int]:
            looks.append(len(wishes))
            return await fulfilled(wishes)

        monkeypatch.setattr(wait, "_fulfilled", counted)
        asked = [asyncio.create_task(wait.seen("diary", HONEYS, 1, 30)) for _ in range(200)]
        await asyncio.sleep(0.3)
        await say(db, database.url, changes(HONEY, 1, 1))
        await db.execute(MOVE, *OWN, 1)
        await hint(db, Hint.READ)
        assert all(await asyncio.gather(*asked))
    assert len(looks) <= 5
    assert looks[-1] == 200


async def test_whoever_waits_has_numbers_given_at_once(db: Pool, database: Database) -> None:
    async with listening(database.url) as hints:
        wanted = hints.bell(Hint.WANTED)
        await wanted.wait(5)
        asked = asyncio.create_task(Waiting(db, hints).seen("diary", HONEYS, 1, 5))
        assert await wanted.wait(5)
        assert not await asked


async def test_a_database_that_is_away_is_told_to_all_who_wait(db: Pool) -> None:
    wait = Waiting(db, Hints(""))
    await db.close()
    with pytest.raises(Exception, match="pool is clos"):
        await wait.seen("diary", HONEYS, 1, 5)
