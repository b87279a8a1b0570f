"""A service in one process, as it runs: commands at a steady rate, its publisher, and a read model."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

import uvloop
from ocop.kernel.v1 import reservation_pb2

from kernel.codec import Codec
from kernel.execute import execute
from kernel.postgres import Pool, PostgresStore, pool
from kernel.publisher.publisher import Publisher
from kernel.record import record
from kernel.reservation import Released, Reserve, Reserved, SerialTaken, reservation
from kernel.store import Batch, Context, Done, Events
from kernel.subscription.effect import Projecting
from kernel.subscription.heard import Heard
from kernel.subscription.subscription import Subscription
from kernel.subscription.table import Table

TABLE = "create table slots (n int primary key, holder text not null)"
REQUEST = b"r" * 32
DRAIN_SECONDS = 3.0

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


class Watched(PostgresStore):
    """Notes at which nanosecond of the monotonic clock the append of each command returned."""

    def __init__(self, connections: Pool) -> None:
        super().__init__(connections)
        self.committed: dict[int, int] = {}

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


async def at_a_steady_rate(events: Events, count: int, rate: int) -> None:
    """Every command begins at its time, whether those before it are done or not."""
    begun = asyncio.get_running_loop().time()
    running: set[asyncio.Task[None]] = set()
    for n in range(count):
        wait = begun + n / rate - asyncio.get_running_loop().time()
        if wait > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(command(events, n))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)


async def serve(database: str, kafka: str, topic: str, count: int, rate: int) -> dict[int, int]:
    connections = await pool(database)
    store = Watched(connections)
    publisher = Publisher(service="bench", database=database, kafka=kafka, topic=topic)
    reading = Subscription(
        service=topic,
        effect=Projecting(slots),
        topics=[topic],
        codec=codec,
        pool=connections,
        kafka=kafka,
    )
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as parts:
        parts.create_task(publisher.run(stop))
        parts.create_task(reading.run(stop))
        await at_a_steady_rate(Events(store, codec), count, rate)
        await asyncio.sleep(DRAIN_SECONDS)
        stop.set()
    await connections.close()
    return store.committed


def main() -> None:
    """Reads what to do from the environment; its last line is when each command was committed."""
    given = os.environ
    work = serve(
        given["BENCH_DATABASE"],
        given["BENCH_KAFKA"],
        given["BENCH_TOPIC"],
        int(given["BENCH_COUNT"]),
        int(given["BENCH_RATE"]),
    )
    sys.stdout.write(json.dumps(uvloop.run(work)) + "\n")


if __name__ == "__main__":
    main()
