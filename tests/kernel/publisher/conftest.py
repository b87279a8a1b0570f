"""A publisher's sequencer that has started, and the owner's own connection."""

from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio

from deploy.local.databases import Database
from kernel.postgres import Connection
from kernel.publisher.sequencer import Sequencer, sequencer


@pytest_asyncio.fixture
async def numbers(migrated: Database) -> AsyncIterator[Sequencer]:
    """A publisher's sequencer that has started."""
    async with sequencer(migrated.url) as started:
        await started.start()
        yield started


@pytest_asyncio.fixture
async def owner(migrated: Database) -> AsyncIterator[Connection]:
    db = await asyncpg.connect(migrated.owner_url)
    yield db
    await db.close()
