"""Lists come in pages whose cursors belong to them alone, and wait for what a reader has just written."""

import asyncio
import time

import asyncpg
import httpx
import pytest

from deploy.local.databases import Database
from kernel.http import fresh


async def codes(client: httpx.AsyncClient, query: str) -> tuple[list[str], str | None]:
    page = (await client.get(f"/units?{query}")).json()
    return [unit["code"] for unit in page["items"]], page["next"]


async def test_the_pages_together_are_the_list(client: httpx.AsyncClient) -> None:
    found, cursor = await codes(client, "parent=900&limit=1")
    assert found == ["00123"]
    assert cursor is not None
    assert await codes(client, f"parent=900&limit=1&cursor={cursor}") == (["00124"], None)


async def test_a_list_that_fits_has_no_next_page(client: httpx.AsyncClient) -> None:
    assert await codes(client, "parent=900&limit=2") == (["00123", "00124"], None)
    assert await codes(client, "parent=00123") == ([], None)


@pytest.mark.parametrize(
    "change",
    ["parent=VN&cursor={}", "parent=900&cursor={}x", "parent=900&cursor=A{}", "parent=900&cursor=%20"],
)
async def test_a_cursor_of_another_list_is_refused(client: httpx.AsyncClient, change: str) -> None:
    _, cursor = await codes(client, "parent=900&limit=1")
    answer = await client.get("/units?" + change.format(cursor))
    assert (answer.status_code, answer.json()["rule"]) == (422, "foreign-cursor")
    assert answer.json()["field"] == "query/cursor"


async def test_a_reader_waits_for_the_version_that_was_written(
    client: httpx.AsyncClient, governed: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh, "SECONDS", 60.0)

    async def project() -> None:
        connection = await asyncpg.connect(governed.url)
        try:
            await connection.execute("insert into heard values ('ocop.registry.v1', 'unit-92', 2)")
            await connection.execute("insert into offsets values ('authority', 1, 'ocop.registry.v1', 0, 7)")
        finally:
            await connection.close()

    waiting = asyncio.create_task(client.get('/units?min_version="unit-92@2"'))
    await asyncio.sleep(0)
    assert not waiting.done()
    await project()
    assert (await waiting).headers["min-version-seen"] == "true"


async def test_who_is_not_signed_in_does_not_wait(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh, "SECONDS", 60.0)
    begun = time.monotonic()
    answer = await client.get("/me?min_version=unit-93@1")
    assert answer.status_code == 401
    assert time.monotonic() - begun < 30


async def test_a_version_that_does_not_come_is_said_so(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh, "SECONDS", 0.05)
    answer = await client.get("/units?min_version=unit-93@1")
    assert answer.status_code == 200
    assert answer.headers["min-version-seen"] == "false"


@pytest.mark.parametrize("version", ["unit-1", "unit-1@", "@1", "unit-1@-1", "unit-1@1.0", "unit@²"])
async def test_a_version_that_is_none_is_malformed(client: httpx.AsyncClient, version: str) -> None:
    answer = await client.get("/units", params={"min_version": version})
    assert (answer.status_code, answer.json()["field"]) == (422, "query/min_version")
