"""Whoever is signed in may see how much is going on."""

from datetime import timedelta

import httpx

from deploy.local.databases import Database
from kernel.activity import Board, Tally
from kernel.clock import now
from kernel.postgres import pool
from tests.kernel.http.conftest import As

ISSUED = "ocop.evaluation.v1.CertificateIssued"


async def test_activity_is_shown_by_type(
    client: httpx.AsyncClient, governed: Database, signed_in: As
) -> None:
    connections = await pool(governed.url)
    at = now()
    tally = Tally()
    for age in (timedelta(), timedelta(minutes=20)):
        tally.add(ISSUED, "", (at - age).timestamp(), at.timestamp())
    await Board(connections, tally, lambda: at).show()
    await connections.close()
    answer = await client.get("/activity", headers=signed_in("lan"))
    assert answer.status_code == 200
    assert answer.json() == {
        "approximate": True,
        "events": [{"type": ISSUED, "province": "", "name": "", "minute": 1, "quarter": 1, "hour": 2}],
    }
    elsewhere = await client.get("/activity?province=38", headers=signed_in("lan"))
    assert elsewhere.json()["events"] == []


async def test_a_stranger_sees_nothing(client: httpx.AsyncClient) -> None:
    assert (await client.get("/activity")).status_code == 401
