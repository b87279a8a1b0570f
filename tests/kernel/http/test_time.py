"""What happened earlier is filed late by permission only, and signed only by who could sign then."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest

from deploy.local.databases import Database
from kernel.metadata import Metadata, decode_metadata
from tests.kernel.http.conftest import Appoint, As

HOLDING = {"holder": "htx-1", "unit": "00123"}
IN_MAY = "2024-05-06T08:00:00+07:00"


async def metadata_of(database: Database, stream: str) -> Metadata:
    connection = await asyncpg.connect(database.url)
    try:
        return decode_metadata(
            await connection.fetchval("select metadata from events where stream = $1", stream)
        )
    finally:
        await connection.close()


async def test_of_several_appointments_the_one_that_reaches_the_place_is_recorded(
    client: httpx.AsyncClient, honey: str, governed: Database, appointed: Appoint, signed_in: As
) -> None:
    for unit in ("00124", "00123", "91"):
        await appointed("lan", "commune-officer", unit)
    await client.put(f"/names/{honey}", json=HOLDING, headers=signed_in("lan"))
    assert (await metadata_of(governed, f"reservation-{honey}")).unit == "00123"


async def test_what_happens_now_is_dated_now_and_says_who_and_where(
    client: httpx.AsyncClient, honey: str, governed: Database, appointed: Appoint, signed_in: As
) -> None:
    appointment = await appointed("lan", "commune-officer", "00123")
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    key = uuid4()
    await client.put(
        f"/names/{honey}",
        json=HOLDING,
        headers=signed_in("lan", traceparent=trace, Idempotency_Key=str(key)),
    )
    said = await metadata_of(governed, f"reservation-{honey}")
    assert said.occurred_at == said.recorded_at
    assert datetime.now(UTC) - said.recorded_at < timedelta(minutes=1)
    assert said.actor.startswith("person-")
    assert "lan" not in said.actor
    assert said.appointment == f"appointment-{appointment}@1"
    assert said.unit == "00123"
    assert UUID(said.office)
    assert said.traceparent == trace
    assert said.command == said.correlation == key


async def test_whoever_may_files_late(
    client: httpx.AsyncClient, honey: str, governed: Database, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "province-officer", "90")
    headers = signed_in("lan", Occurred_At=IN_MAY)
    answer = await client.put(f"/names/{honey}", json=HOLDING, headers=headers)
    assert answer.status_code == 201, answer.text
    said = await metadata_of(governed, f"reservation-{honey}")
    assert said.occurred_at == datetime(2024, 5, 6, 1, tzinfo=UTC)
    assert said.recorded_at > said.occurred_at


async def test_filing_late_needs_the_permission(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123")
    answer = await client.put(f"/names/{honey}", json=HOLDING, headers=signed_in("lan", Occurred_At=IN_MAY))
    assert (answer.status_code, answer.json()["rule"]) == (403, "may-not-file-late")


async def test_nothing_happens_in_the_future(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "province-officer", "90")
    answer = await client.put(
        f"/names/{honey}", json=HOLDING, headers=signed_in("lan", Occurred_At="2199-01-01T00:00:00Z")
    )
    assert (answer.status_code, answer.json()["rule"]) == (422, "in-the-future")


@pytest.mark.parametrize("at", ["", "yesterday", "1715000000", "2024-05-06", "2024-05-06T08:00:00"])
async def test_a_time_that_is_none_is_malformed(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As, at: str
) -> None:
    await appointed("lan", "province-officer", "90")
    answer = await client.put(f"/names/{honey}", json=HOLDING, headers=signed_in("lan", Occurred_At=at))
    assert answer.status_code == 422
    assert answer.json()["field"] == "header/Occurred-At"


async def test_the_same_request_at_another_time_is_another_command(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "province-officer", "90")
    key = str(uuid4())
    path = f"/names/{honey}"
    await client.put(path, json=HOLDING, headers=signed_in("lan", Idempotency_Key=key, Occurred_At=IN_MAY))
    answer = await client.put(path, json=HOLDING, headers=signed_in("lan", Idempotency_Key=key))
    assert answer.json()["rule"] == "command-mismatch"


async def test_signing_needs_fresh_authority(
    client: httpx.AsyncClient, governed: Database, appointed: Appoint, signed_in: As
) -> None:
    await appointed("hoa", "chairman", "90")
    await run(governed, "delete from progress")
    stale = await client.post(f"/serials/{uuid4()}", headers=signed_in("hoa"))
    assert (stale.status_code, stale.json()["rule"]) == (503, "authority-stale")
    assert stale.headers["retry-after"]
    await caught_up(governed)
    assert (await client.post(f"/serials/{uuid4()}", headers=signed_in("hoa"))).status_code == 201


async def test_an_appointment_that_has_just_ended_signs_nothing(
    client: httpx.AsyncClient, governed: Database, appointed: Appoint, signed_in: As
) -> None:
    appointment = await appointed("hoa", "chairman", "90")
    await caught_up(governed)
    assert (await client.post(f"/serials/{uuid4()}", headers=signed_in("hoa"))).status_code == 201
    await run(
        governed,
        "update authority_appointments set ended_on = '2024-01-01' where appointment = $1",
        appointment,
    )
    answer = await client.post(f"/serials/{uuid4()}", headers=signed_in("hoa"))
    assert (answer.status_code, answer.json()["rule"]) == (403, "not-appointed")


async def test_nobody_signs_for_a_day_before_the_appointment(
    client: httpx.AsyncClient, governed: Database, appointed: Appoint, signed_in: As
) -> None:
    await appointed("hoa", "chairman", "90", since=date(2024, 5, 7))
    await caught_up(governed)
    answer = await client.post(f"/serials/{uuid4()}", headers=signed_in("hoa", Occurred_At=IN_MAY))
    assert (answer.status_code, answer.json()["rule"]) == (403, "not-in-force-then")


async def test_a_named_signer_must_have_been_in_force_then(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "province-officer", "90")
    signer = await appointed("hoa", "chairman", "90", since=date(2024, 1, 1), until=date(2024, 5, 6))
    then = await client.post(f"/signings/{signer}", headers=signed_in("lan", Occurred_At=IN_MAY))
    assert then.json()["signer"] == f"appointment-{signer}@1"
    now = await client.post(f"/signings/{signer}", headers=signed_in("lan"))
    assert (now.status_code, now.json()["rule"]) == (403, "not-in-force-then")


async def test_a_named_signer_must_be_there_and_may_sign(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "province-officer", "90")
    clerk = await appointed("minh", "commune-officer", "00123")
    answer = await client.post(f"/signings/{clerk}", headers=signed_in("lan"))
    assert (answer.status_code, answer.json()["rule"]) == (403, "out-of-scope")
    assert answer.json()["vi"] == "Nhiệm vụ được nêu không cho phép việc này."
    answer = await client.post(f"/signings/{uuid4()}", headers=signed_in("lan"))
    assert (answer.status_code, answer.json()["rule"]) == (422, "unknown-appointment")


async def caught_up(database: Database) -> None:
    """As the authority subscription tells once it has read everything; good for as long as a test takes."""
    await run(
        database,
        """
        with place as (
            insert into offsets values ('authority', 1, 'ocop.registry.v1', 0, 0) on conflict do nothing
        )
        insert into progress values
            ('authority', 1, gen_random_uuid(), 'ocop.registry.v1', '{0}', 0, now() + $1, now())
        """,
        timedelta(hours=1),
    )


async def run(database: Database, statement: str, *given: object) -> None:
    connection = await asyncpg.connect(database.url)
    try:
        await connection.execute(statement, *given)
    finally:
        await connection.close()
