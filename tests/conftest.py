"""What tests may ask for: real PostgreSQL and Kafka, started once and only when a test wants them."""

# What a fixture stands on is imported when a test asks for it: a test of plain rules starts in a second.

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
import pytest_asyncio

if TYPE_CHECKING:
    import httpx

    from deploy.local.databases import Database
    from deploy.local.identity import Issuer
    from deploy.local.postgres import Postgres
    from deploy.local.scratch import Prepare, ScratchDatabases

type MakeDatabase = Callable[[Prepare | None], Awaitable[Database]]
type MakeTopic = Callable[..., str]
type Fuzz = Callable[..., list[str]]

# These take the longest and come first, so that no worker is left alone with one at the end.
LONGEST = ("tests/system/", "tests/kernel/", "tests/local/")
SHARED_KAFKA = pytest.StashKey[str]()


class Worker(Protocol):
    """A worker as the process knows it that hands out the tests; `workerinput` is sent to it."""

    config: pytest.Config
    workerinput: dict[str, object]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than cores, as some tests wait; none where single files or tests are asked for."""
    few = config.option.keyword or not all(Path(arg).is_dir() for arg in config.args)
    return 0 if few else (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Worker) -> None:
    """All workers of a run share one broker, which ends with the process that hands out the tests."""
    if SHARED_KAFKA not in node.config.stash:
        from deploy.local.throwaway import throwaway_folder

        ends = ExitStack()
        node.config.add_cleanup(ends.close)
        node.config.stash[SHARED_KAFKA] = ends.enter_context(broker(ends.enter_context(throwaway_folder())))
    node.workerinput["kafka"] = node.config.stash[SHARED_KAFKA]


def pytest_pycollect_makemodule(module_path: Path) -> None:
    """No example of a property is too late: how long one takes says more of the machine than of the code.

    Hypothesis is imported only for the files that use it, and before them, since a test keeps the
    profile under which it was decorated.
    """
    if "hypothesis" not in sys.modules and "from hypothesis import" in module_path.read_text():
        from hypothesis import settings

        settings.register_profile("untimed", deadline=None)
        settings.load_profile("untimed")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hypothesis' last word imports all of it, which takes a second, even where no test has used it."""
    if "hypothesis" not in sys.modules:
        session.config.pluginmanager.unregister(name="hypothesispytest")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((n for n, folder in enumerate(LONGEST) if item.nodeid.startswith(folder)), len(LONGEST))

    items.sort(key=place)


@contextmanager
def broker(folder: Path) -> Generator[str]:
    """A Kafka broker that throws away what it holds; gives where its clients start from."""
    from deploy.local.kafka import Kafka
    from deploy.local.ports import free_ports

    client, controller = free_ports(2)
    cluster = Kafka(folder=folder, ports=[client], controllers=[controller])
    try:
        cluster.start()
        yield cluster.bootstrap
    finally:
        cluster.stop() if cluster.recording else cluster.kill()


@pytest.fixture(scope="session")
def stack_folder() -> Iterator[Path]:
    """A folder that the database's own account can reach, unlike pytest's."""
    from deploy.local.throwaway import throwaway_folder

    with throwaway_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def postgres(stack_folder: Path) -> Iterator[Postgres]:
    """A PostgreSQL server for the whole run, one for each worker; what it holds is thrown away.

    A feed waits for every transaction of its server, whoever's it is: tests on one server would
    wait for each other.
    """
    from deploy.local.ports import free_ports
    from deploy.local.postgres import Postgres

    server = Postgres(folder=stack_folder, port=free_ports(1)[0], durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def databases(postgres: Postgres) -> ScratchDatabases:
    """Makes databases that live until the end of the run, or until they are dropped."""
    from deploy.local.scratch import ScratchDatabases

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
def kafka(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where clients of the run's one broker start from; what it holds is thrown away."""
    if shared := getattr(request.config, "workerinput", {}).get("kafka"):
        yield shared
        return
    folder: Path = request.getfixturevalue("stack_folder")
    with broker(folder) as bootstrap:
        yield bootstrap


@pytest.fixture
def suffix() -> str:
    """Makes the name of a topic, a consumer group or a transactional id the test's own."""
    return secrets.token_hex(4)


@pytest.fixture
def make_topic(kafka: str) -> MakeTopic:
    """Makes topics of the test's own, with twelve partitions unless said otherwise."""
    from deploy.local.topics import create_topics

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
def fuzz() -> Fuzz:
    """Asks every operation of a served application, as `tests.kernel.http.fuzzing.fuzz` says."""
    from tests.kernel.http.fuzzing import fuzz

    return fuzz


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Issuer:
    """Signs tokens for anyone: `issuer.token("an")`."""
    from deploy.local.identity import Issuer

    return Issuer(folder=tmp_path_factory.mktemp("issuer"), url="http://issuer.test")


@pytest_asyncio.fixture(scope="session")
async def issuer_client(issuer: Issuer) -> AsyncIterator[httpx.AsyncClient]:
    """Reaches the issuer's own HTTP application without a socket."""
    import httpx

    from deploy.local.issuer import application

    async with httpx.AsyncClient(transport=httpx.ASGITransport(application(issuer))) as client:
        yield client
