"""P13: 500 members submit their sheets over HTTP, spread over a minute or all at once, and none is lost."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import ExitStack
from statistics import quantiles

import httpx

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from deploy.local.ports import free_ports
from deploy.local.processes import start
from deploy.local.topics import create_topics, topic_of
from kernel.postgres import PostgresStore, pool
from kernel.store import Events
from services.evaluation.app import service
from services.evaluation.judgings.domain.events import SheetSubmitted
from services.evaluation.judgings.domain.rules import decider
from tests.benchmarks.p2_http import PATIENCE, answering
from tests.benchmarks.p13_councils import Member, evaluation_tables, in_session
from tests.benchmarks.place import Place
from tests.benchmarks.rows import Row, alone
from tests.kernel.http.officers import PERSON_KEY
from tests.kernel.http.serving import issuing

COUNCILS, SIZE = 50, 10
SECONDS = 60.0
ALIVE = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"

type Milliseconds = Sequence[float]


async def sheets(place: Place) -> AsyncIterator[Row]:
    """Each beside the same number of requests that do nothing, sent in the same way in the same run."""
    councils, size = (4, 5) if place.quick else (COUNCILS, SIZE)
    seconds = 1.0 if place.quick else SECONDS
    said = f"{councils * size} sheets"
    async for row in _measured(place, "P13", f"{said} in {seconds:g} s", seconds, councils, size):
        yield row
    async for row in _measured(place, "P13.burst", f"{said} at once", 0.0, councils, size):
        yield row


async def _measured(
    place: Place, identity: str, said: str, seconds: float, councils: int, size: int
) -> AsyncIterator[Row]:
    database = await place.databases.create(evaluation_tables)
    with ExitStack() as ends:
        issuer = ends.enter_context(issuing(place.folder))
        # The last council's members warm the service up, one after the other.
        everybody = await in_session(database, issuer, councils + 1, size)
        members, early = everybody[:-size], everybody[-size:]
        port = await _serve(place, database, issuer, ends)
        for member in early:
            await _timed(port, member.request, 0.0)
        took, idle = await _submit(port, members, seconds)
        stored = await _stored(database, members)
    await place.databases.drop(database)
    for label, part in (("p50", 50), ("p99", 99)):
        value, baseline = (quantiles(of, n=100, method="inclusive")[part - 1] for of in (took, idle))
        yield Row(
            id=f"{identity}.{label}",
            name=f"{said}, {label}, beside GET /health/live",
            unit="ms",
            value=value,
            baseline=baseline,
            ratio=value / baseline,
        )
    yield alone(f"{identity}.lost", f"{said}, answered and not in the store", "sheets", len(members) - stored)


async def _serve(place: Place, database: Database, issuer: Issuer, ends: ExitStack) -> int:
    """The three processes of evaluation, as they are deployed; gives the api's port."""
    create_topics(place.kafka, [topic_of("registry"), topic_of("evaluation")])
    (port,) = free_ports(1)
    environment = {**os.environ, **_settings(place, database, issuer, port)}
    for part in ("publisher", "worker", "api"):
        command = [sys.executable, "-m", "services.evaluation", part]
        log = place.folder / f"{database.name}-{part}.log"
        process = start(f"evaluation's {part}", command, log=log, environment=environment)
        ends.callback(process.kill)
    await answering(port, process)
    await _ready(port)
    return port


async def _ready(port: int) -> None:
    """Once every subscription is read: a worker that starts takes a core for itself."""
    async with httpx.AsyncClient() as client:
        for _ in range(PATIENCE):
            if (await client.get(f"http://127.0.0.1:{port}/health/ready")).is_success:
                return
            await asyncio.sleep(0.1)
    raise AssertionError("evaluation does not get ready")


def _settings(place: Place, database: Database, issuer: Issuer, port: int) -> Mapping[str, str]:
    for name, key in (("master", b"m" * 32), ("person", PERSON_KEY)):
        (place.folder / name).write_bytes(key)
    said = {
        "DATABASE_URL": database.url,
        "OWNER_DATABASE_URL": database.owner_url,
        "KAFKA": place.kafka,
        "ISSUER": issuer.url,
        "MASTER_KEY_FILE": str(place.folder / "master"),
        "PERSON_KEY_FILE": str(place.folder / "person"),
        "HTTP_PORT": str(port),
    }
    return {f"EVALUATION_{name}": value for name, value in said.items()}


async def _submit(port: int, members: Sequence[Member], seconds: float) -> tuple[Milliseconds, Milliseconds]:
    """How long sheets took, and requests that do nothing: between them, or before where all come at once."""
    apart = seconds / len(members)
    idle = [asyncio.ensure_future(_timed(port, ALIVE, apart * (n + 0.5))) for n in range(len(members))]
    if not seconds:
        await asyncio.gather(*idle)
    took = await asyncio.gather(*(_timed(port, m.request, apart * n) for n, m in enumerate(members)))
    return took, await asyncio.gather(*idle)


async def _timed(port: int, request: bytes, after: float) -> float:
    """Milliseconds from when it was due to the whole answer, the connection included."""
    due = time.perf_counter() + after
    await asyncio.sleep(after)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    answer = await reader.read()
    took = (time.perf_counter() - due) * 1_000
    writer.close()
    await writer.wait_closed()
    if not answer.startswith(b"HTTP/1.1 200 "):
        raise RuntimeError(f"{answer!r}")
    return took


async def _stored(database: Database, members: Sequence[Member]) -> int:
    """Members whose one sheet is in the store."""
    connections = await pool(database.url, size=1)
    try:
        events = Events(PostgresStore(connections), service().codec)
        judgings = {member.judging for member in members}
        past = [recorded.event for j in judgings for recorded in await events.history(decider, j)]
    finally:
        await connections.close()
    submitted = [(event.judging, event.member) for event in past if isinstance(event, SheetSubmitted)]
    assert len(submitted) == len(set(submitted))
    return len({(member.judging, member.person) for member in members} & set(submitted))
