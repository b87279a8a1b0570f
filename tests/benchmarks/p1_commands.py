"""P1: commands through `execute` on streams of ten events, against the same SQL with ready bytes."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import asyncpg
from ocop.kernel.v1 import reservation_pb2
from uuid_utils.compat import uuid7

from kernel.codec import Codec
from kernel.execute import execute
from kernel.metadata import Metadata, encode_metadata
from kernel.postgres import APPEND, LOAD, Pool, PostgresStore, pool
from kernel.reservation import Released, Reserve, Reserved, SerialTaken, reservation
from kernel.store import Context, Events
from tests.benchmarks.rows import Row, alone, compared

CONCURRENT = 8
PER_RUN = 2_000
RUNS = 5
PAST = 10
AT = datetime(2024, 5, 6, 7, tzinfo=UTC)
REQUEST = b"r" * 32
HOLDER = "a-holder-with-an-id-as-long-as-a-uuid"

codec = Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken])


def past_event(stream: str, version: int) -> tuple[str, int, str, UUID, bytes, bytes]:
    name = stream.removeprefix("reservation-")
    kind = Reserved if version % 2 else Released
    type_name, data = codec.encode(kind(name=name, holder=HOLDER))
    event = uuid7()
    metadata = Metadata(
        log="bench/1",
        event=event,
        stream=stream,
        version=version,
        type=type_name,
        subject=stream,
        command=event,
        correlation=event,
        causation=None,
        actor="person-0123456789abcdef0123456789abcdef",
        appointment="appointment-0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6@1",
        office="0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6",
        unit="16201",
        traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        occurred_at=AT,
        recorded_at=AT,
    )
    return stream, version, type_name, event, data, encode_metadata(metadata)


async def fill(owner_url: str, streams: list[str]) -> None:
    """Streams with ten events each, written by the owner in one go."""
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.copy_records_to_table(
            "events",
            columns=["stream", "version", "type", "id", "data", "metadata"],
            records=(past_event(s, v) for s in streams for v in range(1, PAST + 1)),
        )
        await connection.execute("analyze events")
    finally:
        await connection.close()


async def rate(work: Callable[[str], Awaitable[object]], streams: list[str]) -> float:
    """Commands per second with eight at a time."""
    left = iter(streams)

    async def worker() -> None:
        for stream in left:
            await work(stream)

    start = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(CONCURRENT)))
    return len(streams) / (time.perf_counter() - start)


def ours(connections: Pool) -> Callable[[str], Awaitable[object]]:
    events = Events(PostgresStore(connections), codec)

    async def work(stream: str) -> object:
        name = stream.removeprefix("reservation-")
        context = Context(
            command=uuid4(),
            request=REQUEST,
            actor="person-0123456789abcdef0123456789abcdef",
            occurred_at=AT,
            recorded_at=datetime.now(UTC),
        )
        return await execute(events, reservation, name, Reserve(name=name, holder=HOLDER), context)

    return work


def bare(connections: Pool) -> Callable[[str], Awaitable[object]]:
    async def work(stream: str) -> object:
        command = uuid4()
        row = past_event_ready(stream)
        await connections.fetch(LOAD, "bare", command, [stream])
        _, version, kind, event, data, metadata = row
        return await connections.fetchrow(
            APPEND,
            "bare",
            command,
            REQUEST,
            [stream],
            [PAST],
            [stream],
            [version],
            [kind],
            [event],
            [data],
            [metadata],
        )

    ready: dict[str, tuple[str, int, str, UUID, bytes, bytes]] = {}

    def past_event_ready(stream: str) -> tuple[str, int, str, UUID, bytes, bytes]:
        if not ready:
            ready["any"] = past_event(stream, PAST + 1)
        _, version, kind, _, data, metadata = ready["any"]
        return stream, version, kind, uuid4(), data, metadata

    return work


async def commands(owner_url: str, runtime_url: str, per_run: int = PER_RUN) -> AsyncIterator[Row]:
    """Medians of five interleaved runs of each."""
    names = [f"reservation-{uuid4()}" for _ in range(per_run * (2 * RUNS + 1))]
    await fill(owner_url, names)
    runs = [names[i : i + per_run] for i in range(0, len(names), per_run)]
    connections = await pool(runtime_url, size=CONCURRENT)
    try:
        await rate(ours(connections), runs.pop())
        mine: list[float] = []
        theirs: list[float] = []
        for _ in range(RUNS):
            mine.append(await rate(ours(connections), runs.pop()))
            theirs.append(await rate(bare(connections), runs.pop()))
    finally:
        await connections.close()
    row = compared("P1", "commands through execute, 8 concurrent, streams of 10", "commands/s", mine, theirs)
    yield row
    yield alone("P1.us", "time per command", "µs", 1_000_000 / row["value"])
