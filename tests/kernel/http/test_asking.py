"""A request names who asks, under which appointment and for which place; each may be refused."""

from datetime import date, timedelta

import httpx
import pytest

from deploy.local.identity import Issuer
from kernel.clock import now
from kernel.days import local_date
from tests.kernel.http.conftest import Appoint, As

TODAY = local_date(now())
DAY = timedelta(days=1)


def holding(unit: str) -> dict[str, str]:
    return {"holder": "htx-1", "unit": unit}


async def test_an_officer_acts_in_the_own_unit(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123")
    answer = await client.put(f"/names/{honey}", json=holding("00123"), headers=signed_in("lan"))
    assert answer.status_code == 201, answer.text
    assert answer.json() == {"stream": f"reservation-{honey}", "version": 1, "id": honey}
    assert answer.headers["etag"] == f'"reservation-{honey}@1"'
    assert answer.headers["location"] == f"/api/v1/names/{honey}"


async def test_an_officer_acts_in_every_unit_below(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "province-officer", "90")
    for unit in ("90", "900", "00123", "00124"):
        answer = await client.put(f"/names/{honey}-{unit}", json=holding(unit), headers=signed_in("lan"))
        assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("unit", ["00124", "900", "90", "VN", "91"])
async def test_beside_and_above_the_own_unit_is_out_of_scope(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As, unit: str
) -> None:
    await appointed("lan", "commune-officer", "00123")
    answer = await client.put(f"/names/{honey}", json=holding(unit), headers=signed_in("lan"))
    assert (answer.status_code, answer.json()["rule"]) == (403, "out-of-scope")


async def test_an_unknown_unit_is_refused(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123")
    answer = await client.put(f"/names/{honey}", json=holding("99999"), headers=signed_in("lan"))
    assert (answer.status_code, answer.json()["rule"]) == (422, "unknown-unit")


async def test_without_a_token_nobody_is_known(client: httpx.AsyncClient, honey: str) -> None:
    answer = await client.put(f"/names/{honey}", json=holding("00123"))
    assert (answer.status_code, answer.json()["rule"]) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_token_for_another_audience_is_refused(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, issuer: Issuer
) -> None:
    await appointed("lan", "commune-officer", "00123")
    token = issuer.token(f"lan-{honey[6:]}", aud="somewhere-else")
    answer = await client.put(
        f"/names/{honey}", json=holding("00123"), headers={"Authorization": f"Bearer {token}"}
    )
    assert (answer.status_code, answer.json()["rule"]) == (401, "unauthenticated")


async def test_somebody_without_an_appointment_may_nothing(
    client: httpx.AsyncClient, honey: str, signed_in: As
) -> None:
    answer = await client.put(f"/names/{honey}", json=holding("00123"), headers=signed_in("stranger"))
    assert (answer.status_code, answer.json()["rule"]) == (403, "not-appointed")


async def test_a_role_that_does_not_grant_the_action_may_not(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "auditor", "VN")
    answer = await client.put(f"/names/{honey}", json=holding("00123"), headers=signed_in("lan"))
    assert (answer.status_code, answer.json()["rule"]) == (403, "not-appointed")


@pytest.mark.parametrize(
    ("terms", "status"),
    [
        ({"since": TODAY}, 201),
        ({"since": TODAY + DAY}, 403),
        ({"until": TODAY}, 201),
        ({"until": TODAY - DAY}, 403),
        ({"ended_on": TODAY + DAY}, 201),
        ({"ended_on": TODAY}, 403),
    ],
)
async def test_an_appointment_counts_on_its_days_only(
    client: httpx.AsyncClient,
    honey: str,
    appointed: Appoint,
    signed_in: As,
    terms: dict[str, date],
    status: int,
) -> None:
    await appointed("lan", "commune-officer", "00123", **terms)
    answer = await client.put(f"/names/{honey}", json=holding("00123"), headers=signed_in("lan"))
    assert answer.status_code == status


async def test_of_several_appointments_the_one_that_reaches_the_place_acts(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123")
    await appointed("lan", "commune-officer", "00124")
    answer = await client.put(f"/names/{honey}", json=holding("00124"), headers=signed_in("lan"))
    assert answer.status_code == 201


async def test_acting_as_chooses_the_appointment(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    first = await appointed("lan", "commune-officer", "00123")
    second = await appointed("lan", "commune-officer", "00124")
    for chosen, status in ((first, 403), (second, 201)):
        answer = await client.put(
            f"/names/{honey}", json=holding("00124"), headers=signed_in("lan", Acting_As=str(chosen))
        )
        assert answer.status_code == status


async def test_nobody_acts_under_the_appointment_of_another(
    client: httpx.AsyncClient, honey: str, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123")
    theirs = await appointed("minh", "commune-officer", "00124")
    answer = await client.put(
        f"/names/{honey}", json=holding("00124"), headers=signed_in("lan", Acting_As=str(theirs))
    )
    said = answer.json()
    assert (answer.status_code, said["rule"]) == (403, "out-of-scope")
    assert said["vi"] == "Nhiệm vụ được nêu không cho phép việc này."
    assert said["en"] == "The appointment named does not allow this (sample.hold)."


async def test_whoever_is_refused_can_see_what_they_are_appointed_to(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123", until=TODAY - DAY)
    await appointed("lan", "auditor", "VN")
    me = (await client.get("/me", headers=signed_in("lan"))).json()
    assert me["person"].startswith("person-")
    seen = {(a["role"], a["unit"]): (a["in_force"], a["actions"]) for a in me["appointments"]}
    assert seen == {
        ("commune-officer", "00123"): (False, []),
        ("auditor", "VN"): (True, ["sample.read"]),
    }
