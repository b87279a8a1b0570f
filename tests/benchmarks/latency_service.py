"""python -m tests.benchmarks.latency_service PART…: parts of a service, and commands at a steady rate."""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from ocop.kernel.v1 import reservation_pb2
from pydantic_settings import SettingsConfigDict

from kernel.codec import Codec
from kernel.commandline import PARTS
from kernel.execute import execute
from kernel.lent import Lent
from kernel.postgres import Asked, PostgresStore, pool
from kernel.processes import Run, run
from kernel.record import record
from kernel.reservation import Released, Reserve, Reserved, SerialTaken, reservation
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.store import Batch, Context, Done, Events
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table

TABLE = "create table slots (n int primary key, holder text not null)"
REQUEST = b"r" * 32

codec = Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken])


@record
class Slot:
    n: int
    holder: str


def keys(heard: Heard) -> Sequence[int]:
    return [int(heard.stream.removeprefix("reservation-"))]


def evolve(_: Slot | None, heard: Heard, n: int) -> Slot | None:
    return Slot(n=n, holder=heard.event.holder) if isinstance(heard.event, Reserved) else None


slots = Table(
    name="slots", table="slots", row=Slot, key="n", listens=(Reserved, Released), keys=keys, evolve=evolve
)


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="BENCH_")

    name: str
    count: int
    rate: int
    result: Path


class Watched(PostgresStore):
    """Notes at which nanosecond of the monotonic clock the append of each command returned."""

    def __init__(self, connections: Asked, committed: dict[int, int]) -> None:
        super().__init__(connections)
        self.committed = committed

    async def append(self, batch: Batch) -> Done | None:
        done = await super().append(batch)
        self.committed[int(batch.streams[0].removeprefix("reservation-"))] = time.monotonic_ns()
        return done


async def command(events: Events, n: int) -> None:
    at = datetime.now(UTC)
    context = Context(
        command=uuid4(),
        request=REQUEST,
        actor="person-0123456789abcdef0123456789abcdef",
        occurred_at=at,
        recorded_at=at,
        appointment="appointment-0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6@1",
        office="0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6",
        unit="16201",
    )
    await execute(events, reservation, n, Reserve(name=str(n), holder="x" * 36), context)


async def at_a_steady_rate(events: Events, count: int, rate: int, stop: asyncio.Event) -> None:
    """Every command begins at its time, whether those before it are done or not; ends early on `stop`."""
    begun = asyncio.get_running_loop().time()
    running: set[asyncio.Task[None]] = set()
    for n in range(count):
        if stop.is_set():
            break
        wait = begun + n / rate - asyncio.get_running_loop().time()
        if wait > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(command(events, n))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)


def service(name: str) -> Service:
    return Service(
        name=name,
        codec=codec,
        routers=(),
        projections=(slots,),
        reactions=(),
        timers=(),
        migrations=Path(__file__).parent / "migrations",
        grants={},
        topics=(),
    )


def commands(settings: Settings) -> Run:
    """A part beside publisher, worker and api: notes when each command was committed, then waits."""

    async def run(stop: asyncio.Event) -> None:
        committed: dict[int, int] = {}
        connections = await pool(settings.database_url, size=settings.pool_size)
        lent = Lent(connections, settings.pool_size // 2)
        try:
            events = Events(Watched(lent, committed), codec)
            await at_a_steady_rate(events, settings.count, settings.rate, stop)
        finally:
            await lent.close()
            await connections.close()
        draft = settings.result.with_suffix(".draft")
        draft.write_text(json.dumps(committed))
        draft.rename(settings.result)
        await stop.wait()

    return run


def main() -> None:
    """The parts are named as arguments; the rest is read from the environment."""
    settings = Settings()  # pyright: ignore[reportCallIssue] - the environment gives the arguments
    made = service(settings.name)
    parts = {name: part(made, settings) for name, part in PARTS.items()} | {"commands": commands(settings)}
    sys.exit(not run(made, settings, {name: parts[name] for name in sys.argv[1:]}))


if __name__ == "__main__":
    main()
