"""What tests may ask for: real PostgreSQL and Kafka, started once and only when a test wants them."""

import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from deploy.local.issuer import application
from deploy.local.kafka import Kafka
from deploy.local.ports import free_ports
from deploy.local.postgres import Postgres
from deploy.local.scratch import Prepare, ScratchDatabases
from deploy.local.topics import create_topics

type MakeDatabase = Callable[[Prepare | None], Awaitable[Database]]
type MakeTopic = Callable[..., str]


@pytest.fixture(scope="session")
def stack_folder() -> Iterator[Path]:
    """A folder that the database's own account can reach, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="ocop-tests-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres(stack_folder: Path) -> Iterator[Postgres]:
    """A PostgreSQL server for the whole run; what it holds is thrown away."""
    server = Postgres(folder=stack_folder, port=free_ports(1)[0], durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def databases(postgres: Postgres) -> ScratchDatabases:
    """Makes databases that live until the end of the run, or until they are dropped."""
    return ScratchDatabases(server=postgres)


@pytest_asyncio.fixture
async def make_database(databases: ScratchDatabases) -> AsyncIterator[MakeDatabase]:
    """Makes databases that live as long as the test, each a copy of one that was prepared once."""
    made: list[Database] = []

    async def make(prepare: Prepare | None = None) -> Database:
        made.append(await databases.create(prepare))
        return made[-1]

    yield make
    for database in made:
        await databases.drop(database)


@pytest_asyncio.fixture
async def database(make_database: MakeDatabase) -> Database:
    """An empty database with its owner and its service."""
    return await make_database(None)


@pytest.fixture(scope="session")
def kafka_server(stack_folder: Path) -> Iterator[Kafka]:
    """A Kafka broker for the whole run; what it holds is thrown away."""
    client, controller = free_ports(2)
    cluster = Kafka(folder=stack_folder, ports=[client], controllers=[controller])
    cluster.start()
    yield cluster
    cluster.stop() if cluster.recording else cluster.kill()


@pytest.fixture(scope="session")
def kafka(kafka_server: Kafka) -> str:
    """Where clients of the broker start from."""
    return kafka_server.bootstrap


@pytest.fixture
def suffix() -> str:
    """Makes the name of a topic, a consumer group or a transactional id the test's own."""
    return secrets.token_hex(4)


@pytest.fixture
def make_topic(kafka: str) -> MakeTopic:
    """Makes topics of the test's own, with twelve partitions unless said otherwise."""

    def make(name: str = "test", partitions: int = 12) -> str:
        topic = f"{name}.{secrets.token_hex(4)}"
        create_topics(kafka, [topic], partitions)
        return topic

    return make


@pytest.fixture
def topic(make_topic: MakeTopic) -> str:
    """A topic of the test's own with twelve partitions."""
    return make_topic()


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Issuer:
    """Signs tokens for anyone: `issuer.token("an")`."""
    return Issuer(folder=tmp_path_factory.mktemp("issuer"), url="http://issuer.test")


@pytest_asyncio.fixture(scope="session")
async def issuer_client(issuer: Issuer) -> AsyncIterator[httpx.AsyncClient]:
    """Reaches the issuer's own HTTP application without a socket."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application(issuer))) as client:
        yield client
