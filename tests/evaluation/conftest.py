"""Evaluation's database, its application, and an issuer for the people who ask."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.http.app import create_app, serving
from kernel.migrate import migrate
from kernel.postgres import pool
from kernel.service import Service
from services.evaluation.app import service
from services.evaluation.settings import Settings
from tests.conftest import MakeDatabase
from tests.evaluation.office import Office, establish_units
from tests.kernel.http.officers import PERSON_KEY
from tests.kernel.http.serving import issuing


async def evaluation_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [service().migrations])


async def province(database: Database) -> None:
    """Evaluation's tables, and what registry told of a province with two districts."""
    await evaluation_tables(database)
    connections = await pool(database.url)
    try:
        await establish_units(service(), connections)
    finally:
        await connections.close()


@pytest.fixture(scope="session")
def evaluation_issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with issuing(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@dataclass(frozen=True)
class Evaluation:
    """What is the same for every test; `settings` name no database yet."""

    service: Service
    settings: Settings
    app: FastAPI


@pytest.fixture(scope="session")
def evaluation(evaluation_issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """The application is made once: its hundred routes take a fifth of a second."""
    keys = tmp_path_factory.mktemp("keys")
    (keys / "master").write_bytes(b"m" * 32)
    (keys / "person").write_bytes(PERSON_KEY)
    settings = Settings(
        database_url="",
        owner_database_url="",
        kafka="127.0.0.1:1",
        issuer=evaluation_issuer.url,
        master_key_file=keys / "master",
        person_key_file=keys / "person",
        http_port=0,
    )
    parts = service()
    return Evaluation(parts, settings, create_app(parts, settings))


@pytest_asyncio.fixture
async def office(
    make_database: MakeDatabase, evaluation: Evaluation, evaluation_issuer: Issuer
) -> AsyncIterator[Office]:
    """A province with two districts; nobody is appointed yet."""
    database = await make_database(province)
    where = {"database_url": database.url, "owner_database_url": database.owner_url}
    settings = evaluation.settings.model_copy(update=where)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(serving(evaluation.app, evaluation.service, settings))
        connections = await pool(database.url)
        stack.push_async_callback(connections.close)
        transport = httpx.ASGITransport(app=evaluation.app)
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://evaluation/api/v1", timeout=60)
        )
        yield Office(
            app=evaluation.app,
            settings=settings,
            client=client,
            pool=connections,
            service=evaluation.service,
            issuer=evaluation_issuer,
        )
