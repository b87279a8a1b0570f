"""The sample service as real processes over a real database, broker and issuer."""

import asyncio
import os
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
from tests.conftest import MakeDatabase
from tests.kernel.http.officers import PERSON_KEY, officers_tables
from tests.kernel.http.serving import issuing

type Start = Callable[..., Process]

PATIENCE = 3000


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
def named(suffix: str) -> str:
    """The service's name."""
    return f"sample-{suffix}"


@pytest.fixture
def environment(
    database: Database, kafka: str, issuer: Issuer, port: int, named: str, tmp_path: Path
) -> dict[str, str]:
    create_topic(kafka, f"ocop.{named}.v1", 1)
    (tmp_path / "master").write_bytes(b"m" * 32)
    (tmp_path / "person").write_bytes(PERSON_KEY)
    said = {
        "NAME": named,
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
