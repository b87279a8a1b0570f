"""Who may do what: every role in every unit, for every action in every unit; every cell is asked."""

from collections.abc import Awaitable, Callable, Mapping
from itertools import product
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from tests.kernel.http.conftest import Appoint, As
from tests.kernel.http.officers import UNITS
from tests.kernel.http.test_time import caught_up

type Do = Callable[[httpx.AsyncClient, Mapping[str, str], str], Awaitable[httpx.Response]]

# Written out, not read from the service's grants: a changed grant must show here. A dot is a no.
MAY = {
    #                    hold  release  note  upload  sign  read
    "commune-officer":  " x     x        x     x       .     .",
    "province-officer": " x     x        .     .       x     x",
    "chairman":         " .     .        .     .       x     .",
    "auditor":          " .     .        .     .       .     x",
    "administrator":    " .     .        .     .       .     .",
    "no-such-role":     " .     .        .     .       .     .",
}  # fmt: skip
REACHES = {
    #        VN  90  900  00123  00124  91
    "VN":    " x  x   x    x      x      x",
    "90":    " .  x   x    x      x      .",
    "900":   " .  .   x    x      x      .",
    "00123": " .  .   .    x      .      .",
    "00124": " .  .   .    .      x      .",
    "91":    " .  .   .    .      .      x",
}  # fmt: skip


async def hold(client: httpx.AsyncClient, headers: Mapping[str, str], unit: str) -> httpx.Response:
    return await client.put(f"/names/{uuid4()}", json={"holder": "h", "unit": unit}, headers=headers)


async def release(client: httpx.AsyncClient, headers: Mapping[str, str], unit: str) -> httpx.Response:
    return await client.post(f"/names/{uuid4()}/release", json={"holder": "h", "unit": unit}, headers=headers)


async def note(client: httpx.AsyncClient, headers: Mapping[str, str], _: str) -> httpx.Response:
    return await client.post("/notes", json={"subject": str(uuid4()), "text": "x"}, headers=headers)


async def upload(client: httpx.AsyncClient, headers: Mapping[str, str], _: str) -> httpx.Response:
    return await client.put(f"/files/{uuid4()}", content=b"x", headers=headers)


async def sign(client: httpx.AsyncClient, headers: Mapping[str, str], _: str) -> httpx.Response:
    return await client.post(f"/serials/{uuid4()}", headers=headers)


async def read(client: httpx.AsyncClient, headers: Mapping[str, str], _: str) -> httpx.Response:
    return await client.get("/names/nothing", headers=headers)


ACTIONS: Mapping[str, Do] = {
    "hold": hold,
    "release": release,
    "note": note,
    "upload": upload,
    "sign": sign,
    "read": read,
}
SCOPED = ("hold", "release")


def ticked(table: Mapping[str, str], row: str, column: int) -> bool:
    return table[row].split()[column] == "x"


@pytest_asyncio.fixture(scope="module")
async def ready(governed: Database) -> None:
    await caught_up(governed)


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("appointed_in", REACHES)
async def test_every_cell(
    client: httpx.AsyncClient,
    governed: Database,
    appointed: Appoint,
    signed_in: As,
    role: str,
    appointed_in: str,
) -> None:
    await appointed("somebody", role, appointed_in)
    await caught_up(governed)
    headers = signed_in("somebody")
    for (at, (action, do)), (place, unit) in product(enumerate(ACTIONS.items()), enumerate(UNITS)):
        answer = await do(client, headers, unit)
        if not ticked(MAY, role, at):
            wanted = {403: "not-appointed"}
        elif action in SCOPED and not ticked(REACHES, appointed_in, place):
            wanted = {403: "out-of-scope"}
        else:
            wanted = {200: None, 201: None, 404: "not-found"}
        cell = (role, appointed_in, action, unit, answer.status_code)
        assert answer.status_code in wanted, cell
        assert answer.json().get("rule") == wanted[answer.status_code], cell


@pytest.mark.parametrize("action", ACTIONS)
async def test_without_an_appointment_everything_is_refused(
    client: httpx.AsyncClient, signed_in: As, action: str
) -> None:
    answer = await ACTIONS[action](client, signed_in("nobody"), "00123")
    assert (answer.status_code, answer.json()["rule"]) == (403, "not-appointed")
    answer = await ACTIONS[action](client, {}, "00123")
    assert (answer.status_code, answer.json()["rule"]) == (401, "unauthenticated")
