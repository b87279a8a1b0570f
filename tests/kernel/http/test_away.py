"""A database that is away for a moment is nobody's mistake: who asks is told to ask again."""

import asyncio

import asyncpg
import httpx
import pytest
from fastapi import FastAPI

from deploy.local.databases import Database, superuser
from deploy.local.postgres import Postgres
from kernel.http.edge import Edge
from kernel.http.handlers import answer_problems
from tests.kernel.http.conftest import Appoint, As

CUT = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = $2"
AT_ONCE = 12


async def asked_of_a_database_that_raises(error: Exception) -> tuple[int, str]:
    """Status and rule of the answer."""
    app = FastAPI()
    app.add_middleware(Edge, max_body=1000)
    answer_problems(app, 1000)

    @app.get("/")
    async def read() -> None:  # pyright: ignore[reportUnusedFunction] - the app keeps it
        raise error

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://away") as client:
        answer = await client.get("/")
    return answer.status_code, answer.json()["rule"]


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        asyncpg.CannotConnectNowError("the database system is starting up"),
        asyncpg.InterfaceError("connection is closed"),
        asyncpg.InternalClientError("got result for unknown protocol state 3"),
        ConnectionRefusedError(111, "refused"),
    ],
)
async def test_what_the_driver_says_of_a_lost_server(error: Exception) -> None:
    assert await asked_of_a_database_that_raises(error) == (503, "unavailable")


async def test_an_argument_that_does_not_fit_stays_a_bug() -> None:
    wrong = asyncpg.exceptions._base.DataError("expected str, got int")  # pyright: ignore[reportPrivateUsage] - it has no other name
    assert await asked_of_a_database_that_raises(wrong) == (500, "broken")


async def test_connections_that_were_cut_off_break_nothing(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As, governed: Database, postgres: Postgres
) -> None:
    await appointed("lan", "commune-officer", "00123")
    lan = signed_in("lan")

    async def ask(number: int) -> int:
        body = {"holder": f"htx-{number}", "unit": "00123"}
        return (await client.put(f"/names/cut-{number}", json=body, headers=lan)).status_code

    assert set(await asyncio.gather(*map(ask, range(AT_ONCE)))) <= {200, 201, 409}
    async with superuser(postgres) as db:
        await db.execute(CUT, governed.name, governed.service)
    assert set(await asyncio.gather(*map(ask, range(AT_ONCE)))) <= {200, 201, 409, 503}
    while 503 in set(await asyncio.gather(*map(ask, range(AT_ONCE)))):
        continue
