"""A migrated database with the tables of the tests' read models."""

from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio

from deploy.local.databases import Database
from kernel.migrate import migrate
from kernel.postgres import Pool, pool
from tests.conftest import MakeDatabase
from tests.kernel.subscription.story import TABLES


async def story_tables(database: Database) -> None:
    await migrate(database.owner_url, database.service, [])
    connection = await asyncpg.connect(database.owner_url)
    await connection.execute(TABLES.replace("{runtime}", f'"{database.service}"'))
    await connection.close()


@pytest_asyncio.fixture
async def database(make_database: MakeDatabase) -> Database:
    return await make_database(story_tables)


@pytest_asyncio.fixture
async def db(database: Database) -> AsyncIterator[Pool]:
    """Connections of the run-time role."""
    made = await pool(database.url)
    yield made
    await made.close()
