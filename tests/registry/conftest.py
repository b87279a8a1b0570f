"""Registry over a real database, with a province of officers who hold tokens of a real issuer."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from deploy.local.scratch import Prepare
from kernel.clock import now
from kernel.execute import execute_steps
from kernel.http.app import create_app
from kernel.migrate import migrate
from kernel.postgres import Pool, PostgresStore, pool
from kernel.sealed import Sealed
from kernel.service import Service
from kernel.store import Context, Events, Part, Step
from services.registry.app import keyed, service
from services.registry.places.domain import appointment, office, unit
from services.registry.places.domain.appointment import Appoint
from services.registry.places.domain.office import EstablishOffice, OfficeKind
from services.registry.settings import Settings
from tests.conftest import MakeDatabase
from tests.kernel.http.serving import issuing
from tests.registry.hearing import Ears
from tests.registry.people import LONG_AGO, OFFICERS, UNITS, office_of

PERSON_KEY = b"p" * 32
LARGEST_FILE = 100_000

type Ask = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture(scope="session")
def registry_issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with issuing(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    (folder / "master").write_bytes(b"m" * 32)
    (folder / "person").write_bytes(PERSON_KEY)
    return folder


type MakeSettings = Callable[[Database, Path], Settings]


@pytest.fixture(scope="session")
def make_settings(registry_issuer: Issuer, keys: Path) -> MakeSettings:
    def make(database: Database, folder: Path) -> Settings:
        return Settings(
            database_url=database.url,
            owner_database_url=database.owner_url,
            kafka="127.0.0.1:1",
            issuer=registry_issuer.url,
            master_key_file=keys / "master",
            person_key_file=keys / "person",
            http_port=0,
            max_body=20_000,
            evidence_url=(folder / "evidence").as_uri(),
            evidence_max_bytes=LARGEST_FILE,
        )

    return make


def ears_of(made: Service, connections: Pool) -> Ears:
    return Ears(connections, made.codec, made.projections)


@pytest.fixture(scope="session")
def province(make_settings: MakeSettings, tmp_path_factory: pytest.TempPathFactory) -> Prepare:
    """Registry's tables with units, offices and appointed officers, written by registry's own rules."""

    async def prepare(database: Database) -> None:
        settings = make_settings(database, tmp_path_factory.mktemp("evidence"))
        made = service(settings)
        await migrate(database.owner_url, database.service, [made.migrations])
        connections = await pool(database.url)
        try:
            events = Events(PostgresStore(connections), made.codec)
            await execute_steps(events, _everybody(settings), _at_once())
            await ears_of(made, connections).catch_up()
        finally:
            await connections.close()

    return prepare


def _everybody(settings: Settings) -> list[Part]:
    steps: list[Part] = [Step(decider=unit.decider, id=u.code, command=u) for u in UNITS]
    for u in UNITS:
        committee = EstablishOffice(
            office=office_of(u.code),
            name=f"UBND {u.name}",
            kind=OfficeKind.PEOPLES_COMMITTEE,
            unit=u.code,
            since=LONG_AGO,
        )
        steps.append(Step(decider=office.decider, id=committee.office, command=committee))
    for o in OFFICERS:
        appoint = Appoint(
            appointment=o.appointment,
            person=keyed(settings).person(o.name),
            role=o.role,
            office=office_of(o.unit),
            unit=o.unit,
            since=LONG_AGO,
            until=None,
            subject=Sealed(subject=o.name, nonce=b"", ciphertext=b"", digest=b""),
        )
        steps.append(Step(decider=appointment.decider, id=o.appointment, command=appoint))
    return steps


def _at_once() -> Context:
    return Context(
        command=uuid4(), request=b"stage", actor="system:stage", occurred_at=now(), recorded_at=now()
    )


@pytest_asyncio.fixture
async def registry(make_database: MakeDatabase, province: Prepare) -> Database:
    return await make_database(province)


@pytest.fixture
def settings(registry: Database, make_settings: MakeSettings, tmp_path: Path) -> Settings:
    return make_settings(registry, tmp_path)


@pytest.fixture
def made(settings: Settings) -> Service:
    return service(settings)


@pytest_asyncio.fixture
async def connections(registry: Database) -> AsyncIterator[Pool]:
    """Connections of registry's run-time role."""
    opened = await pool(registry.url)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def ears(made: Service, connections: Pool) -> Ears:
    """Already past what the stage was set with."""
    listening = ears_of(made, connections)
    listening.skip_to(await connections.fetchval("select max(pos) from events"))
    return listening


@asynccontextmanager
async def one_process(made: Service, settings: Settings) -> AsyncGenerator[httpx.AsyncClient]:
    app = create_app(made, settings)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app=app)
        yield await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://registry/api/v1", timeout=60)
        )


@pytest_asyncio.fixture
async def client(made: Service, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    async with one_process(made, settings) as made_client:
        yield made_client


@pytest.fixture
def ask(client: httpx.AsyncClient, registry_issuer: Issuer, ears: Ears) -> Ask:
    """Somebody asks, and the read models hear of it: `await ask("commune", "PUT", "/ideas/…", body)`."""

    async def asking(
        name: str,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        *,
        at: str | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        sent = {"Authorization": f"Bearer {registry_issuer.token(name)}", **(headers or {})}
        if at is not None:
            sent["Occurred-At"] = at
        answer = await client.request(method, path, json=body, content=content, headers=sent)
        await ears.catch_up()
        return answer

    return asking
