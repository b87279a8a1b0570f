"""What the kernel's tests stand on: a migrated database, and both event stores."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.memory import MemoryStore
from kernel.migrate import migrate
from kernel.postgres import Pool, PostgresStore, pool
from kernel.store import EventStore
from tests.conftest import MakeDatabase


async def kernel_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [])


@pytest_asyncio.fixture
async def migrated(make_database: MakeDatabase) -> Database:
    """A database of its own with the kernel's tables."""
    return await make_database(kernel_tables)


@pytest_asyncio.fixture
async def connections(migrated: Database) -> AsyncIterator[Pool]:
    """Connections of the run-time role."""
    made = await pool(migrated.url)
    yield made
    await made.close()


@pytest_asyncio.fixture(params=["memory", "postgres"])
async def store(request: pytest.FixtureRequest, make_database: MakeDatabase) -> AsyncIterator[EventStore]:
    """Each store in turn, empty."""
    if request.param == "memory":
        yield MemoryStore("scratch")
        return
    made = await pool((await make_database(kernel_tables)).url)
    yield PostgresStore(made)
    await made.close()
