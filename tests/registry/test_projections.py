"""Read models equal the fold of their events: rebuilt from the first one, one by one, they are the same."""

from uuid import UUID

import asyncpg
import pytest

from deploy.local.databases import Database
from kernel.postgres import Pool
from kernel.service import Service
from tests.registry.conftest import Ask, ears_of
from tests.registry.hearing import Ears
from tests.registry.steps import COOP, DOSSIER, PRODUCT, complete, done, file_and_report, forward, represent
from tests.registry.story import HONEY_COOP, HONEY_IDEA, REPRESENTATION

TABLES = ("units", "villages", "offices", "producers", "representatives", "products", "ideas", "dossiers")


async def contents(database: Database) -> dict[str, list[str]]:
    connection = await asyncpg.connect(database.url)
    try:
        return {
            table: [repr(tuple(row)) for row in await connection.fetch(f'select * from "{table}" order by 1')]
            for table in TABLES
        }
    finally:
        await connection.close()


async def forget(database: Database) -> None:
    connection = await asyncpg.connect(database.owner_url)
    try:
        await connection.execute(f"truncate {', '.join(TABLES)}")
    finally:
        await connection.close()


async def a_year(ask: Ask) -> None:
    """Something of everything."""
    village = {"name": "Thôn A Tin", "commune": "98101", "since": "2019-01-01"}
    done(await ask("admin", "PUT", f"/villages/{UUID(int=0xA1)}", village))
    await complete(ask)
    await represent(ask)
    await file_and_report(ask)
    done(await forward(ask))
    idea = {"producer": str(HONEY_COOP), "title": "Mật", "description": ""}
    done(await ask("commune", "PUT", f"/ideas/{HONEY_IDEA}", idea))
    done(await ask("commune", "POST", f"/ideas/{HONEY_IDEA}/return", {"reasons": "thiếu"}))
    done(await ask("commune", "POST", f"{PRODUCT}/code"))
    done(await ask("commune", "POST", f"{PRODUCT}/rename", {"name": "Mật ong rừng"}))
    done(await ask("commune", "POST", f"{COOP}/amend", {"name": "HTX Ong"}))
    done(await ask("commune", "POST", f"{COOP}/representatives/{REPRESENTATION}/end"))
    done(await ask("admin", "POST", "/units/98102/merge", {"into": ["98101"], "on": "2025-07-01"}))
    done(await ask("commune", "POST", f"{PRODUCT}/retire", {"reason": "ngừng"}))
    done(await ask("commune", "POST", f"{COOP}/close", {"reason": "giải thể"}))


@pytest.mark.parametrize("batch", [1, 3, 10_000])
async def test_rebuilding_changes_nothing(
    ask: Ask, registry: Database, made: Service, connections: Pool, batch: int
) -> None:
    await a_year(ask)
    before = await contents(registry)
    assert all(before[table] for table in TABLES)
    await forget(registry)
    ears: Ears = ears_of(made, connections)
    while await ears.catch_up(batch):
        pass
    assert await contents(registry) == before


async def test_a_dossier_that_was_withdrawn_stays_in_the_list(ask: Ask) -> None:
    await complete(ask)
    done(await ask("commune", "POST", f"{DOSSIER}/withdraw", {"reasons": "chưa sẵn sàng"}))
    rows = (await ask("commune", "GET", "/dossiers?phase=withdrawn")).json()["items"]
    assert len(rows) == 1
