"""A command asked twice is done once, and one that was made for another version is not done at all."""

import asyncio
from functools import partial
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from tests.kernel.http.conftest import Appoint, As

HOLDING = {"holder": "htx-1", "unit": "00123"}
OTHERS = {"holder": "htx-2", "unit": "00123"}


@pytest_asyncio.fixture
async def lan(appointed: Appoint, signed_in: As) -> As:
    await appointed("lan", "commune-officer", "00123")
    return partial(signed_in, "lan")


async def test_the_same_put_again_gives_the_same_answer(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    first = await client.put(f"/names/{honey}", json=HOLDING, headers=lan())
    again = await client.put(f"/names/{honey}", json=HOLDING, headers=lan())
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"


async def test_a_post_without_a_key_is_a_command_of_its_own(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    await client.put(f"/names/{honey}", json=HOLDING, headers=lan())
    first = await client.post(f"/names/{honey}/release", json=HOLDING, headers=lan())
    again = await client.post(f"/names/{honey}/release", json=HOLDING, headers=lan())
    assert (first.status_code, first.json()["version"]) == (200, 2)
    assert (again.status_code, again.json()["version"]) == (200, 2)
    assert "idempotent-replayed" not in again.headers


async def test_a_post_with_a_key_is_done_once_whatever_happened_since(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    key = str(uuid4())
    await client.put(f"/names/{honey}", json=HOLDING, headers=lan())
    await client.post(f"/names/{honey}/release", json=HOLDING, headers=lan(Idempotency_Key=key))
    await client.put(f"/names/{honey}", json=OTHERS, headers=lan())
    again = await client.post(f"/names/{honey}/release", json=HOLDING, headers=lan(Idempotency_Key=key))
    assert (again.status_code, again.json()["version"]) == (200, 2)
    assert again.headers["idempotent-replayed"] == "true"


async def test_a_key_stands_for_one_request_only(client: httpx.AsyncClient, honey: str, lan: As) -> None:
    key = str(uuid4())
    await client.put(f"/names/{honey}", json=HOLDING, headers=lan(Idempotency_Key=key))
    for path, body in ((f"/names/{honey}", OTHERS), (f"/names/tea-{honey}", HOLDING)):
        other = await client.put(path, json=body, headers=lan(Idempotency_Key=key))
        assert (other.status_code, other.json()["rule"]) == (409, "command-mismatch")


async def test_the_same_key_of_another_person_is_another_command(
    client: httpx.AsyncClient, honey: str, lan: As, appointed: Appoint, signed_in: As
) -> None:
    key = str(uuid4())
    await appointed("minh", "commune-officer", "00123")
    await client.put(f"/names/{honey}", json=HOLDING, headers=lan(Idempotency_Key=key))
    other = await client.put(
        f"/names/tea-{honey}", json=OTHERS, headers=signed_in("minh", Idempotency_Key=key)
    )
    assert other.status_code == 201


@pytest.mark.parametrize("key", ["", "1", "not-a-uuid", "0" * 33])
async def test_a_key_that_is_no_uuid_is_malformed(
    client: httpx.AsyncClient, honey: str, lan: As, key: str
) -> None:
    answer = await client.put(f"/names/{honey}", json=HOLDING, headers=lan(Idempotency_Key=key))
    assert answer.status_code == 422
    assert answer.json()["field"] == "header/Idempotency-Key"


async def test_a_command_for_the_version_that_stands_is_done(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    seen = (await client.put(f"/names/{honey}", json=HOLDING, headers=lan())).headers["etag"]
    answer = await client.post(f"/names/{honey}/release", json=HOLDING, headers=lan(If_Match=seen))
    assert answer.status_code == 200


async def test_a_command_for_a_stale_version_is_refused_and_nothing_is_done(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    seen = (await client.put(f"/names/{honey}", json=HOLDING, headers=lan())).headers["etag"]
    await client.post(f"/names/{honey}/release", json=HOLDING, headers=lan())
    await client.put(f"/names/{honey}", json=OTHERS, headers=lan())
    answer = await client.post(f"/names/{honey}/release", json=OTHERS, headers=lan(If_Match=seen))
    assert (answer.status_code, answer.json()["rule"]) == (412, "stale-version")
    again = await client.post(f"/names/{honey}/release", json=OTHERS, headers=lan())
    assert again.json()["version"] == 4


@pytest.mark.parametrize("tag", ['"1"', "honey", '"reservation-honey@x"', '"a@1", "b@2"', '"a@99999999999"'])
async def test_a_version_that_is_none_is_malformed(
    client: httpx.AsyncClient, honey: str, lan: As, tag: str
) -> None:
    answer = await client.put(f"/names/{honey}", json=HOLDING, headers=lan(If_Match=tag))
    assert answer.status_code == 422
    assert answer.json()["field"] == "header/If-Match"


async def test_a_rule_of_the_domain_refuses_in_two_languages(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    await client.put(f"/names/{honey}", json=HOLDING, headers=lan())
    answer = await client.put(f"/names/{honey}", json=OTHERS, headers=lan(Accept_Language="en"))
    said = answer.json()
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert said["rule"] == "already-reserved"
    assert said["type"] == "https://ocop.vn/problems/already-reserved"
    assert said["detail"] == said["en"] == f"Someone else holds it already: {honey}."
    assert said["vi"] == f"Đã có bên khác giữ: {honey}."


async def test_two_at_once_are_one_after_the_other(client: httpx.AsyncClient, honey: str, lan: As) -> None:
    answers = await asyncio.gather(
        *(
            client.put(f"/names/{honey}", json={"holder": f"h{n}", "unit": "00123"}, headers=lan())
            for n in range(6)
        )
    )
    assert sorted(a.status_code for a in answers) == [201, 409, 409, 409, 409, 409]
