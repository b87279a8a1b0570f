"""P15: rating again all that was rated, against merely reading and decoding the same events."""

import time
from collections.abc import AsyncIterator
from itertools import batched
from uuid import uuid4

import asyncpg

from kernel.verify.verify import connected
from services.evaluation.contracts import codec
from services.evaluation.judgings.commandline import BATCH, RATINGS, replay
from services.evaluation.judgings.domain.events import ProductRated
from tests.benchmarks.place import Place
from tests.benchmarks.ratings import ratings
from tests.benchmarks.rows import Row, compared

RATED = 20_000
RUNS = 3
CODEC = codec()
NAME = CODEC.name(ProductRated)
INSERT = """
insert into events (stream, version, type, id, data, metadata)
select 'judging-' || id, 1, $1, id, data, '' from unnest($2::uuid[], $3::bytea[]) as rated (id, data)
"""


async def replaying(place: Place) -> AsyncIterator[Row]:
    """Medians of three interleaved runs after one that warms up."""
    count = RATED // 50 if place.quick else RATED
    ours: list[float] = []
    theirs: list[float] = []
    async with place.database() as database:
        await fill(database.owner_url, count)
        for _ in range(RUNS + 1):
            ours.append(await replayed(database.url, count))
            theirs.append(await read(database.url, count))
    yield compared("P15", "replay, ratings of 7 sheets", "ratings/s", ours[1:], theirs[1:])


async def fill(owner_url: str, count: int) -> None:
    owner = await asyncpg.connect(owner_url)
    try:
        for some in batched(ratings(count), 1_000):
            data = [CODEC.encode(rated)[1] for rated in some]
            await owner.execute(INSERT, NAME, [uuid4() for _ in data], data)
        await owner.execute("vacuum (analyze) events")
    finally:
        await owner.close()


async def replayed(url: str, count: int) -> float:
    """Ratings per second; raises AssertionError unless all of them agree."""
    start = time.perf_counter()
    async with connected(url) as db:
        found = await replay(db, CODEC, tell=differs, reached=lambda _done, _total: None)
    assert (found.ratings, found.differ) == (count, 0)
    return count / (time.perf_counter() - start)


def differs(line: str) -> None:
    raise AssertionError(line)


async def read(url: str, count: int) -> float:
    """The same events in the same batches, as dataclasses and no further."""
    start = time.perf_counter()
    done = 0
    async with connected(url) as db, db.transaction(isolation="repeatable_read", readonly=True):
        cursor = await db.cursor(RATINGS, NAME)
        while rows := await cursor.fetch(BATCH):
            done += len([CODEC.decode(NAME, row["data"]) for row in rows])
    assert done == count
    return count / (time.perf_counter() - start)
