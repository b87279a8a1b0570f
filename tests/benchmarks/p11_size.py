"""P11: what a command costs in a store of 1e5 events and in one of 2e6."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from statistics import median

from deploy.local.databases import Database
from kernel.postgres import Pool, pool
from tests.benchmarks.large import fill, sample
from tests.benchmarks.p1_commands import CONCURRENT, PAST, ours, rate
from tests.benchmarks.place import Place
from tests.benchmarks.rows import Row

SMALL, LARGE = 100_000, 2_000_000
RUNS = 5


@dataclass(kw_only=True, slots=True)
class Store:
    """A store of `size` events, and what things cost in it, in microseconds a run."""

    size: int
    database: Database
    costs: list[float] = field(default_factory=list[float])


async def by_size(place: Place) -> AsyncIterator[Row]:
    """Medians of five interleaved runs in each store."""
    small, large = (20_000, 100_000) if place.quick else (SMALL, LARGE)
    async with place.database() as few, place.database() as many:
        stores = Store(size=small, database=few), Store(size=large, database=many)
        for store in stores:
            await fill(place.databases.server, store.database, store.size)
        await commands(*stores)
        yield grown("P11.P1", "time per command", *stores)


async def commands(few: Store, many: Store) -> None:
    """Each run takes streams at random that no run has taken before; the first one warms up."""
    per_run = few.size // PAST // (RUNS + 1)
    async with AsyncExitStack() as ending:
        work: list[tuple[Store, Pool, list[str]]] = []
        for store in (few, many):
            connections = await pool(store.database.url, size=CONCURRENT)
            ending.push_async_callback(connections.close)
            work.append((store, connections, sample(store.size, per_run * (RUNS + 1))))
        for run in range(RUNS + 1):
            for store, connections, streams in work:
                taken = streams[run * per_run : (run + 1) * per_run]
                store.costs.append(1_000_000 / await rate(ours(connections), taken))


def grown(identity: str, what: str, few: Store, many: Store) -> Row:
    """Takes the costs of both stores, the first run of each left out; the ratio is that of the costs."""
    value, baseline = (median(store.costs[1:]) for store in (many, few))
    few.costs.clear()
    many.costs.clear()
    return Row(
        id=identity,
        name=f"{what}, {many.size:,} events in the store against {few.size:,}",
        unit="µs",
        value=value,
        baseline=baseline,
        ratio=value / baseline,
    )
