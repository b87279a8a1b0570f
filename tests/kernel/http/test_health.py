"""A service is alive when it answers, and ready while what it does gets ahead."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import asyncpg
import httpx
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from kernel.authority.projection import AuthorityProjection
from kernel.http import health
from kernel.http.app import create_app
from kernel.http.health import SILENCE
from kernel.settings import ServiceSettings
from tests.kernel.http.sample import sample_service


class Hands:
    """A clock that a test turns."""

    at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is."""
    monkeypatch.setattr(health, "ANSWERS_WITHIN", 60.0)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest_asyncio.fixture
async def service(settings: ServiceSettings, hands: Hands) -> AsyncIterator[httpx.AsyncClient]:
    """The sample with one subscription, at the turned clock."""
    app = create_app(replace(sample_service(), projections=(AuthorityProjection(),)), settings, clock=hands)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app=app)
        yield await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://sample/health")
        )


async def run(database: Database, statement: str, *given: object) -> None:
    connection = await asyncpg.connect(database.owner_url)
    try:
        await connection.execute(statement, *given)
    finally:
        await connection.close()


async def faults(service: httpx.AsyncClient) -> dict[str, str]:
    answer = await service.get("/ready")
    checks = answer.json()["checks"]
    assert (answer.status_code == 200) == all(check["ok"] for check in checks)
    return {check["name"]: check["detail"] for check in checks if not check["ok"]}


async def read_until(database: Database, at: datetime) -> None:
    await run(
        database,
        """
        insert into progress
        values ('authority', 1, gen_random_uuid(), 'ocop.registry.v1', '{0}', 3, null, $1)
        """,
        at,
    )


async def test_alive_is_who_answers(service: httpx.AsyncClient) -> None:
    answer = await service.get("/live")
    assert (answer.status_code, answer.json()["ok"]) == (200, True)


async def test_ready_is_who_reads_and_publishes(
    service: httpx.AsyncClient, governed: Database, hands: Hands
) -> None:
    await run(governed, "delete from progress")
    assert await faults(service) == {"subscription authority": "nobody reads"}
    await read_until(governed, hands.at)
    assert await faults(service) == {}
    hands.at += timedelta(minutes=2)
    assert await faults(service) == {"subscription authority": "nobody reads"}


async def test_not_ready_while_committed_events_wait_in_vain(
    service: httpx.AsyncClient, governed: Database, hands: Hands
) -> None:
    await run(
        governed,
        "insert into events (stream, version, type, id, data, metadata) "
        "values ('s-1', 1, 't', gen_random_uuid(), '', '')",
    )
    await read_until(governed, hands.at)
    assert await faults(service) == {}, "it has only just begun to wait"
    hands.at += SILENCE + timedelta(seconds=1)
    await read_until(governed, hands.at)
    assert await faults(service) == {"publisher": "next seq 0"}
    await run(governed, "update publisher set next_seq = 1")
    assert await faults(service) == {}


async def test_not_ready_before_every_migration_is_applied(
    service: httpx.AsyncClient, governed: Database, hands: Hands
) -> None:
    await read_until(governed, hands.at)
    await run(governed, "update migrations set file = 'gone' where file = '0005_vault.sql'")
    assert await faults(service) == {"migrations": "kernel/0005_vault.sql"}
    await run(governed, "update migrations set file = '0005_vault.sql' where file = 'gone'")
