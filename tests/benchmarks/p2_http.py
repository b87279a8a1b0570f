"""P2: a command over HTTP with a token, eight at a time, against a bare FastAPI with one insert."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import asyncpg
import httpx

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from deploy.local.ports import free_ports
from deploy.local.processes import Process, start
from tests.benchmarks.place import Place
from tests.benchmarks.requests import Requests
from tests.benchmarks.rows import Row, alone, compared
from tests.kernel.http.officers import PERSON_KEY, appoint, officers_tables
from tests.kernel.http.serving import issuing

RUNS = 5
PER_RUN = 3_000
BODY = json.dumps({"holder": "a-holder-with-an-id-as-long-as-a-uuid", "unit": "00123"}).encode()
PATIENCE = 600


async def over_http(place: Place) -> AsyncIterator[Row]:
    """Medians of five interleaved runs; both servers are processes of their own beside the same database."""
    per_run = 80 if place.quick else PER_RUN
    with ExitStack() as ends:
        issuer = ends.enter_context(issuing(place.folder))
        database = await place.databases.create(officers_tables)
        await bare_table(database)
        await appoint(database, issuer.url, "lan", "commune-officer", "00123")
        mine, theirs = free_ports(2)
        programs: tuple[tuple[str, list[str], Mapping[str, str]], ...] = (
            ("tests.kernel.processes.program", ["api"], ours(place, database, issuer, mine)),
            ("tests.benchmarks.p2_bare", [], bare(database, theirs)),
        )
        for module, command, environment in programs:
            log = place.folder / f"{module}.log"
            program = [sys.executable, "-m", module, *command]
            process = start(module, program, log=log, environment={**os.environ, **environment})
            ends.callback(process.kill)
            await answering(int(environment["PORT"]), process)
        token = {"Authorization": f"Bearer {issuer.token('lan')}"}
        commands = Requests(mine, "/api/v1/names", BODY, token)
        inserts = Requests(theirs, "/names", BODY, {})
        for requests in (commands, inserts):
            await requests.rate(per_run // 2)
        rates = [(await commands.rate(per_run), await inserts.rate(per_run)) for _ in range(RUNS)]
    await place.databases.drop(database)
    row = compared(
        "P2",
        "a command over HTTP with a token, 8 concurrent",
        "requests/s",
        [ours for ours, _ in rates],
        [theirs for _, theirs in rates],
    )
    yield row
    yield alone("P2.us", "time per command over HTTP", "µs", 1_000_000 / row["value"])


def ours(place: Place, database: Database, issuer: Issuer, port: int) -> Mapping[str, str]:
    for name, key in (("master", b"m" * 32), ("person", PERSON_KEY)):
        (place.folder / name).write_bytes(key)
    said = {
        "NAME": "bench",
        "DATABASE_URL": database.url,
        "OWNER_DATABASE_URL": database.owner_url,
        "KAFKA": place.kafka,
        "ISSUER": issuer.url,
        "MASTER_KEY_FILE": str(place.folder / "master"),
        "PERSON_KEY_FILE": str(place.folder / "person"),
        "HTTP_PORT": str(port),
    }
    return {**{f"SAMPLE_{name}": value for name, value in said.items()}, "PORT": str(port)}


def bare(database: Database, port: int) -> Mapping[str, str]:
    return {"BARE_DATABASE_URL": database.url, "BARE_HTTP_PORT": str(port), "PORT": str(port)}


async def bare_table(database: Database) -> None:
    connection = await asyncpg.connect(database.owner_url)
    try:
        await connection.execute("create table bare (id uuid primary key, holder text, unit text)")
        await connection.execute("grant insert on bare to scratch")
    finally:
        await connection.close()


async def answering(port: int, process: Process) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(PATIENCE):
            assert process.running, Path(process.log).read_text()
            try:
                await client.get(f"http://127.0.0.1:{port}/openapi.json")
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            else:
                return
    raise AssertionError(Path(process.log).read_text())
