"""A sample service over a real database, and officers with tokens of a real issuer."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from deploy.local.scratch import ScratchDatabases
from kernel.http.app import create_app
from kernel.settings import ServiceSettings
from tests.kernel.http.officers import PERSON_KEY, appoint, officers_tables
from tests.kernel.http.sample import sample_service
from tests.kernel.http.serving import issuing

type Appoint = Callable[..., Awaitable[UUID]]
type As = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with issuing(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def governed(databases: ScratchDatabases) -> AsyncIterator[Database]:
    """A database that knows units; persons and things are each test's own."""
    made = await databases.create(officers_tables)
    yield made
    await databases.drop(made)


@pytest.fixture(scope="module")
def settings(governed: Database, issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> ServiceSettings:
    keys = tmp_path_factory.mktemp("keys")
    (keys / "master").write_bytes(b"m" * 32)
    (keys / "person").write_bytes(PERSON_KEY)
    return ServiceSettings(
        database_url=governed.url,
        owner_database_url=governed.owner_url,
        kafka="127.0.0.1:1",
        issuer=issuer.url,
        master_key_file=keys / "master",
        person_key_file=keys / "person",
        http_port=0,
        max_body=10_000,
    )


@pytest.fixture(scope="module")
def app(settings: ServiceSettings) -> FastAPI:
    return create_app(sample_service(), settings)


@pytest_asyncio.fixture(scope="module")
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app=app)
        yield await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://sample/api/v1")
        )


@pytest.fixture
def honey(suffix: str) -> str:
    """The name of a thing that no other test has touched."""
    return f"honey-{suffix}"


@pytest.fixture
def appointed(governed: Database, issuer: Issuer, suffix: str) -> Appoint:
    """Appoint somebody of this test: `await appointed("lan", "chairman", "90")`."""

    async def make(name: str, role: str, unit: str, **terms: object) -> UUID:
        return await appoint(governed, issuer.url, f"{name}-{suffix}", role, unit, **terms)  # pyright: ignore[reportArgumentType] - terms are passed on

    return make


@pytest.fixture
def signed_in(issuer: Issuer, suffix: str) -> As:
    """The headers of somebody who is signed in: `signed_in("lan")`; further headers by keyword."""

    def make(name: str, **headers: str) -> dict[str, str]:
        more = {header.replace("_", "-"): value for header, value in headers.items()}
        return {"Authorization": f"Bearer {issuer.token(f'{name}-{suffix}')}", **more}

    return make
