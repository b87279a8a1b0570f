"""Evaluation's database, its application, and an issuer for the people who ask."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.http.app import create_app
from kernel.migrate import migrate
from kernel.postgres import pool
from services.evaluation.app import service
from services.evaluation.settings import Settings
from tests.conftest import MakeDatabase
from tests.evaluation.office import Office
from tests.kernel.http.officers import PERSON_KEY
from tests.kernel.http.serving import issuing


async def evaluation_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [service().migrations])


@pytest.fixture(scope="session")
def evaluation_issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with issuing(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest_asyncio.fixture
async def office(
    make_database: MakeDatabase, evaluation_issuer: Issuer, tmp_path: Path
) -> AsyncIterator[Office]:
    """A province with two districts; nobody is appointed yet."""
    database = await make_database(evaluation_tables)
    (tmp_path / "master").write_bytes(b"m" * 32)
    (tmp_path / "person").write_bytes(PERSON_KEY)
    settings = Settings(
        database_url=database.url,
        owner_database_url=database.owner_url,
        kafka="127.0.0.1:1",
        issuer=evaluation_issuer.url,
        master_key_file=tmp_path / "master",
        person_key_file=tmp_path / "person",
        http_port=0,
    )
    parts = service()
    app = create_app(parts, settings)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        connections = await pool(database.url)
        stack.push_async_callback(connections.close)
        client = await stack.enter_async_context(
            httpx.AsyncClient(
                transport=httpx.ASGITransport(app=app), base_url="http://evaluation/api/v1", timeout=60
            )
        )
        made = Office(
            app=app,
            settings=settings,
            client=client,
            pool=connections,
            service=parts,
            issuer=evaluation_issuer,
        )
        await made.establish_units()
        yield made
