"""A service as a process gets ready, does what it is asked, publishes it, and ends in good order."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx
import pytest

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from deploy.local.ports import HOST, free_ports
from deploy.local.postgres import Postgres
from kernel.verify.verify import verify
from tests.kernel.http.officers import appoint
from tests.kernel.processes.conftest import Start, answers

# Real processes start and end, on whatever machine.
pytestmark = pytest.mark.timeout(600)

HOLDING = {"holder": "htx-1", "unit": "00123"}


async def test_all_in_one_process(
    run: Start, client: httpx.AsyncClient, database: Database, issuer: Issuer, kafka: str, named: str
) -> None:
    await appoint(database, issuer.url, "lan", "commune-officer", "00123")
    process = run("all")
    await answers(client, "/health/ready", process)
    token = {"Authorization": f"Bearer {issuer.token('lan')}"}
    done = await client.put("/api/v1/names/honey", json=HOLDING, headers=token)
    assert done.status_code == 201, done.text
    found = await verify(service=named, database=database.url, kafka=kafka)
    assert found.line == "1 events: 0 lost, 0 duplicated, 0 reordered"
    process.signal(signal.SIGTERM)
    assert await asyncio.to_thread(process.wait, 300) == 0, process.log.read_text()
    said = [json.loads(line) for line in process.log.read_text().splitlines()]
    request = next(line for line in said if line.get("route", "").endswith("/names/{name}"))
    assert (request["method"], request["status"], request["service"]) == ("PUT", 201, named)
    text = process.log.read_text()
    assert all(word not in text for word in ("honey", "htx-1", token["Authorization"]))


async def test_a_port_in_use_ends_the_process_with_a_sentence(run: Start, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        process = run("api")
        assert await asyncio.to_thread(process.wait, 300) == 1
    assert f"Port {port} is in use" in process.log.read_text()


async def test_an_api_that_starts_while_the_database_is_away_starts_later(
    run: Start, environment: dict[str, str], postgres: Postgres, client: httpx.AsyncClient
) -> None:
    elsewhere = free_ports(1)[0]
    url = environment["SAMPLE_DATABASE_URL"]
    environment["SAMPLE_DATABASE_URL"] = url.replace(f":{postgres.port}/", f":{elsewhere}/")
    process = run("api")
    while "ended, starts again" not in process.log.read_text():
        assert process.running, process.log.read_text()
        await asyncio.sleep(0.05)
    async with forwarding(elsewhere, postgres.port):
        await answers(client, "/health/live", process)
        process.signal(signal.SIGTERM)
        assert await asyncio.to_thread(process.wait, 300) == 0, process.log.read_text()


async def test_an_interrupt_in_the_middle_of_starting_ends_it(run: Start) -> None:
    process = run("all")
    process.signal(signal.SIGINT)
    assert await asyncio.to_thread(process.wait, 300) in (0, 130)


@asynccontextmanager
async def forwarding(port: int, to: int) -> AsyncGenerator[None]:
    """Whoever connects to the one port talks to the other."""

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(1 << 16):
            writer.write(data)
        writer.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, asks = await asyncio.open_connection(HOST, to)
        await asyncio.gather(carry(reader, asks), carry(answers, writer))

    async with await asyncio.start_server(connect, HOST, port):
        yield
