"""Trade over a real database, with people who hold tokens of a real issuer."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.http.app import create_app
from kernel.migrate import migrate
from kernel.postgres import Pool, PostgresStore, pool
from kernel.publisher.sequencer import Sequencer, sequencer
from kernel.store import Events
from services.trade.app import service
from services.trade.settings import Settings
from tests.conftest import MakeDatabase
from tests.kernel.http.officers import PERSON_KEY, appoint
from tests.kernel.http.serving import issuing

UNITS = {"VN": None, "90": "VN", "901": "90", "90101": "901", "90102": "901", "91": "VN"}

type Appoint = Callable[[str, str, str], Awaitable[UUID]]
type As = Callable[[str], dict[str, str]]


async def trade_tables(database: Database) -> None:
    """All of trade's tables, and one province with a district and two communes."""
    await migrate(database.owner_url, database.service, [service().migrations])
    connection = await asyncpg.connect(database.owner_url)
    try:
        await connection.executemany(
            "insert into authority_units (code, name, parent, valid_from) values ($1, $2, $3, $4)",
            [(code, f"Đơn vị {code}", parent, date(2020, 1, 1)) for code, parent in UNITS.items()],
        )
    finally:
        await connection.close()


@pytest_asyncio.fixture
async def trade(make_database: MakeDatabase) -> Database:
    return await make_database(trade_tables)


@pytest_asyncio.fixture
async def connections(trade: Database) -> AsyncIterator[Pool]:
    """Connections of trade's run-time role."""
    made = await pool(trade.url)
    yield made
    await made.close()


@pytest.fixture
def events(connections: Pool) -> Events:
    return Events(PostgresStore(connections), service().codec)


@pytest_asyncio.fixture
async def numbers(trade: Database) -> AsyncIterator[Sequencer]:
    """Gives committed events their numbers when told to: `await numbers.number(100)`."""
    async with sequencer(trade.url) as started:
        await started.start()
        yield started


@pytest.fixture(scope="session")
def trade_issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with issuing(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest.fixture
def settings(trade: Database, trade_issuer: Issuer, tmp_path: Path) -> Settings:
    (tmp_path / "master").write_bytes(b"m" * 32)
    (tmp_path / "person").write_bytes(PERSON_KEY)
    return Settings(
        database_url=trade.url,
        owner_database_url=trade.owner_url,
        kafka="127.0.0.1:1",
        issuer=trade_issuer.url,
        master_key_file=tmp_path / "master",
        person_key_file=tmp_path / "person",
        http_port=0,
    )


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(service(), settings)


@pytest_asyncio.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app=app)
        yield await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://trade/api/v1", timeout=60)
        )


@pytest.fixture
def appointed(trade: Database, trade_issuer: Issuer) -> Appoint:
    """Appoints somebody by the name in their token: `await appointed("lan", "commune-officer", "90101")`."""

    async def make(name: str, role: str, unit: str) -> UUID:
        return await appoint(trade, trade_issuer.url, name, role, unit)

    return make


@pytest.fixture
def signed_in(trade_issuer: Issuer) -> As:
    return lambda name: {"Authorization": f"Bearer {trade_issuer.token(name)}"}
