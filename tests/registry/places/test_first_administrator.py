"""The first administrator comes from the command line, once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.clock import now
from kernel.http.app import running_service
from kernel.http.running import Running
from kernel.migrate import migrate
from kernel.service import Service
from services.registry.app import keyed, service
from services.registry.places.commandline.first_administrator import AdministratorExists, appoint_first
from services.registry.places.domain import unit
from services.registry.settings import Settings
from tests.conftest import MakeDatabase
from tests.registry.conftest import MakeSettings, ears_of


@pytest_asyncio.fixture
async def empty(make_database: MakeDatabase, make_settings: MakeSettings, tmp_path: Path) -> Settings:
    """A registry that has only its tables."""
    database: Database = await make_database(None)
    settings = make_settings(database, tmp_path)
    await migrate(database.owner_url, database.service, [service(settings).migrations])
    return settings


@pytest.fixture
def bare(empty: Settings) -> Service:
    return service(empty)


@pytest_asyncio.fixture
async def running(empty: Settings, bare: Service) -> AsyncIterator[Running]:
    async with running_service(bare, empty, now) as started:
        yield started


async def test_the_first_administrator_may_appoint_everybody_else(
    running: Running, empty: Settings, bare: Service
) -> None:
    person = keyed(empty).person("an")
    assert await appoint_first(running, person, "an")
    await ears_of(bare, running.pool).catch_up()
    held = await running.authority.held(person)
    assert [(a.role, a.unit) for a in held] == [("administrator", "VN")]
    assert await running.authority.covers(held[0], "VN")
    state, _ = await running.events.state(unit.decider, "VN")
    assert state is not None


async def test_asked_twice_for_the_same_person_nothing_changes(running: Running, empty: Settings) -> None:
    person = keyed(empty).person("an")
    assert await appoint_first(running, person, "an")
    assert not await appoint_first(running, person, "an")


async def test_there_is_only_one_first_administrator(running: Running, empty: Settings) -> None:
    assert await appoint_first(running, keyed(empty).person("an"), "an")
    with pytest.raises(AdministratorExists):
        await appoint_first(running, keyed(empty).person("binh"), "binh")
