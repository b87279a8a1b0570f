"""P1b: the same work in `eventsourcing` on the same PostgreSQL: get, trigger, save, 8 concurrent."""

import asyncio
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from kernel.postgres import pool
from tests.benchmarks.p1_commands import CONCURRENT, PAST, RUNS, fill, ours, rate
from tests.benchmarks.rows import Row, compared

PER_RUN = 600


class Slot(Aggregate):
    """The reservation of P1, as the library writes it."""

    @event("Opened")
    def __init__(self, name: str) -> None:
        self.name = name
        self.holder = ""

    @event("Reserved")
    def reserve(self, holder: str) -> None:
        self.holder = holder

    @event("Released")
    def release(self) -> None:
        self.holder = ""


class Slots(Application[UUID]):
    """Slots with ten events each, then one more."""

    def fill(self, number: int) -> list[UUID]:
        made: list[UUID] = []
        for _ in range(number):
            slot = Slot(name="reservation")
            for version in range(PAST - 1):
                slot.release() if version % 2 else slot.reserve("someone")
            self.save(slot)
            made.append(slot.id)
        return made

    def once_more(self, slot_id: UUID) -> None:
        slot: Slot = self.repository.get(slot_id)
        slot.reserve("the-holder")
        self.save(slot)


def application(url: str) -> Slots:
    parts = urlsplit(url)
    return Slots(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": parts.path.lstrip("/"),
            "POSTGRES_HOST": parts.hostname or "",
            "POSTGRES_PORT": str(parts.port),
            "POSTGRES_USER": parts.username or "",
            "POSTGRES_PASSWORD": parts.password or "",
            "POSTGRES_POOL_SIZE": str(CONCURRENT),
        }
    )


def theirs(app: Slots, slots: list[UUID]) -> float:
    with ThreadPoolExecutor(CONCURRENT) as threads:
        start = time.perf_counter()
        list(threads.map(app.once_more, slots))
        return len(slots) / (time.perf_counter() - start)


async def beside_eventsourcing(
    owner_url: str, runtime_url: str, per_run: int = PER_RUN
) -> AsyncIterator[Row]:
    """Medians of five interleaved runs of each."""
    app = await asyncio.to_thread(application, owner_url)
    names = [f"reservation-{uuid4()}" for _ in range(per_run * (RUNS + 1))]
    await fill(owner_url, names)
    connections = await pool(runtime_url, size=CONCURRENT)
    mine: list[float] = []
    others: list[float] = []
    try:
        await rate(ours(connections), names[:per_run])
        for run in range(1, RUNS + 1):
            mine.append(await rate(ours(connections), names[run * per_run : (run + 1) * per_run]))
            slots = await asyncio.to_thread(app.fill, per_run)
            others.append(await asyncio.to_thread(theirs, app, slots))
    finally:
        await connections.close()
        await asyncio.to_thread(app.close)
    assert median(others) > 0
    yield compared("P1b", "the same work in eventsourcing 9.5, 8 concurrent", "commands/s", mine, others)
