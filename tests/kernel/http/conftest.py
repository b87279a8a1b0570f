"""A sample service over a real database, and officers with tokens of a real issuer."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.http.app import create_app
from kernel.settings import ServiceSettings
from tests.conftest import MakeDatabase
from tests.kernel.http.officers import PERSON_KEY, appoint, officers_tables
from tests.kernel.http.sample import sample_service
from tests.kernel.http.serving import issuing

type Appoint = Callable[..., Awaitable[UUID]]
type As = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with issuing(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest_asyncio.fixture
async def governed(make_database: MakeDatabase) -> Database:
    """A database that knows units."""
    return await make_database(officers_tables)


@pytest.fixture
def settings(governed: Database, issuer: Issuer, tmp_path: Path) -> ServiceSettings:
    (tmp_path / "master").write_bytes(b"m" * 32)
    (tmp_path / "person").write_bytes(PERSON_KEY)
    return ServiceSettings(
        database_url=governed.url,
        owner_database_url=governed.owner_url,
        kafka="127.0.0.1:1",
        issuer=issuer.url,
        master_key_file=tmp_path / "master",
        person_key_file=tmp_path / "person",
        http_port=0,
        max_body=10_000,
    )


@pytest.fixture
def app(settings: ServiceSettings) -> FastAPI:
    return create_app(sample_service(), settings)


@pytest_asyncio.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app=app)
        yield await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://sample/api/v1")
        )


@pytest.fixture
def appointed(governed: Database, issuer: Issuer) -> Appoint:
    """Appoint somebody by the name in their token: `await appointed("lan", "chairman", "90")`."""

    async def make(name: str, role: str, unit: str, **terms: object) -> UUID:
        return await appoint(governed, issuer.url, name, role, unit, **terms)  # pyright: ignore[reportArgumentType] - terms are passed on

    return make


@pytest.fixture
def signed_in(issuer: Issuer) -> As:
    """The headers of somebody who is signed in: `signed_in("lan")`; further headers by keyword."""

    def make(name: str, **headers: str) -> dict[str, str]:
        more = {header.replace("_", "-"): value for header, value in headers.items()}
        return {"Authorization": f"Bearer {issuer.token(name)}", **more}

    return make
