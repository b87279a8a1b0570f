"""A service as a process gets ready, does what it is asked, publishes it, and ends in good order."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from deploy.local.ports import free_ports
from deploy.local.processes import Process, start
from kernel.topic import create_topic
from kernel.verify.verify import verify
from tests.conftest import MakeDatabase
from tests.kernel.http.officers import PERSON_KEY, appoint, officers_tables
from tests.kernel.http.serving import issuing

type Start = Callable[..., Process]

PATIENCE = 600
HOLDING = {"holder": "htx-1", "unit": "00123"}


@pytest.fixture
def issuer(tmp_path: Path) -> Iterator[Issuer]:
    with issuing(tmp_path) as made:
        yield made


@pytest_asyncio.fixture
async def database(make_database: MakeDatabase) -> Database:
    return await make_database(officers_tables)


@pytest.fixture
def port() -> int:
    return free_ports(1)[0]


@pytest.fixture
def environment(database: Database, kafka: str, issuer: Issuer, port: int, tmp_path: Path) -> dict[str, str]:
    create_topic(kafka, "ocop.scratch.v1", 1)
    (tmp_path / "master").write_bytes(b"m" * 32)
    (tmp_path / "person").write_bytes(PERSON_KEY)
    said = {
        "DATABASE_URL": database.url,
        "OWNER_DATABASE_URL": database.owner_url,
        "KAFKA": kafka,
        "ISSUER": issuer.url,
        "MASTER_KEY_FILE": str(tmp_path / "master"),
        "PERSON_KEY_FILE": str(tmp_path / "person"),
        "HTTP_PORT": str(port),
    }
    return {**os.environ, **{f"SAMPLE_{name}": value for name, value in said.items()}}


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Start the sample's command line; what is still running at the end is killed."""
    started: list[Process] = []

    def begin(*command: str) -> Process:
        program = [sys.executable, "-m", "tests.kernel.processes.program", *command]
        started.append(start(command[0], program, log=tmp_path / "log", environment=environment))
        return started[-1]

    yield begin
    for process in started:
        process.kill()


@pytest_asyncio.fixture
async def client(port: int) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as made:
        yield made


async def answers(client: httpx.AsyncClient, path: str, process: Process) -> httpx.Response:
    """The first answer of 200; fails when the process ends before it."""
    for _ in range(PATIENCE):
        assert process.running, process.log.read_text()
        try:
            answer = await client.get(path)
        except httpx.TransportError:
            answer = None
        if answer is not None and answer.status_code == 200:
            return answer
        await asyncio.sleep(0.1)
    raise AssertionError(process.log.read_text())


async def test_all_in_one_process(
    run: Start, client: httpx.AsyncClient, database: Database, issuer: Issuer, kafka: str
) -> None:
    await appoint(database, issuer.url, "lan", "commune-officer", "00123")
    process = run("all")
    await answers(client, "/health/ready", process)
    token = {"Authorization": f"Bearer {issuer.token('lan')}"}
    done = await client.put("/api/v1/names/honey", json=HOLDING, headers=token)
    assert done.status_code == 201, done.text
    found = await verify(service="scratch", database=database.url, kafka=kafka)
    assert found.line == "1 events: 0 lost, 0 duplicated, 0 reordered"
    process.signal(signal.SIGTERM)
    assert await asyncio.to_thread(process.wait, 60) == 0, process.log.read_text()
    said = [json.loads(line) for line in process.log.read_text().splitlines()]
    request = next(line for line in said if line.get("route", "").endswith("/names/{name}"))
    assert (request["method"], request["status"], request["service"]) == ("PUT", 201, "scratch")
    text = process.log.read_text()
    assert all(word not in text for word in ("honey", "htx-1", token["Authorization"]))


async def test_a_port_in_use_ends_the_process_with_a_sentence(run: Start, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        process = run("api")
        assert await asyncio.to_thread(process.wait, 60) == 1
    assert f"Port {port} is in use" in process.log.read_text()


async def test_an_interrupt_in_the_middle_of_starting_ends_it(run: Start) -> None:
    process = run("all")
    process.signal(signal.SIGINT)
    assert await asyncio.to_thread(process.wait, 60) in (0, 130)
