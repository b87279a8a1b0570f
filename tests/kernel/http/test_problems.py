"""What is wrong with a request is a problem in two languages; it names the field and never the inside."""

import json
from collections.abc import AsyncIterator
from functools import partial

import httpx
import pytest
import pytest_asyncio

from tests.kernel.http.conftest import Appoint, As

HOLDING = {"holder": "htx-1", "unit": "00123"}


@pytest_asyncio.fixture
async def lan(appointed: Appoint, signed_in: As) -> As:
    await appointed("lan", "commune-officer", "00123")
    return partial(signed_in, "lan")


def check(answer: httpx.Response, status: int, rule: str, field: str | None = None) -> None:
    said = answer.json()
    assert (answer.status_code, said["status"], said["rule"]) == (status, status, rule), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert said["type"] == f"https://ocop.vn/problems/{rule}"
    assert said["vi"] != said["en"]
    assert said["title"]
    assert said.get("field") == field


async def test_an_address_that_is_not_there(client: httpx.AsyncClient) -> None:
    check(await client.get("/nothing/here"), 404, "no-such-address")
    check(await client.get("/units/"), 404, "no-such-address")


async def test_a_method_that_the_address_does_not_take(client: httpx.AsyncClient, honey: str) -> None:
    answer = await client.patch(f"/names/{honey}")
    check(answer, 405, "method-not-allowed")
    assert set(answer.headers["allow"].split(", ")) >= {"PUT"}


@pytest.mark.parametrize(
    ("body", "field", "fault"),
    [
        ({"unit": "00123"}, "/holder", "missing"),
        ({**HOLDING, "extra": 1}, "/extra", "extra-forbidden"),
        ({**HOLDING, "a/b~c": 1}, "/a~1b~0c", "extra-forbidden"),
        ({**HOLDING, "holder": ""}, "/holder", "string-too-short"),
        ({**HOLDING, "holder": "   "}, "/holder", "string-too-short"),
        ({**HOLDING, "holder": "x" * 301}, "/holder", "string-too-long"),
        ({**HOLDING, "holder": 7}, "/holder", "string-type"),
        ([1], None, "model-attributes-type"),
    ],
)
async def test_a_body_of_the_wrong_form(
    client: httpx.AsyncClient, honey: str, lan: As, body: object, field: str | None, fault: str
) -> None:
    answer = await client.put(f"/names/{honey}", json=body, headers=lan())
    check(answer, 422, "malformed", field)
    assert answer.json()["errors"][0]["rule"] == fault


@pytest.mark.parametrize("holder", ["a\\u0000b", "a\\u001bb", "\\ud800"])
async def test_text_that_is_none(client: httpx.AsyncClient, honey: str, lan: As, holder: str) -> None:
    body = f'{{"holder": "{holder}", "unit": "00123"}}'
    answer = await client.put(
        f"/names/{honey}", content=body, headers={**lan(), "Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["rule"]) == (422, "malformed")


@pytest.mark.parametrize(
    "body", ["{", '{"holder": 1e}', "\x00", "[" * 100_000, '{"holder": ' + "9" * 5000 + "}"]
)
async def test_a_body_that_is_not_json(client: httpx.AsyncClient, honey: str, lan: As, body: str) -> None:
    answer = await client.put(
        f"/names/{honey}", content=body[:9000], headers={**lan(), "Content-Type": "application/json"}
    )
    check(answer, 422, "malformed")


async def test_a_body_of_another_media_type(client: httpx.AsyncClient, honey: str, lan: As) -> None:
    for media in ("text/plain", "application/xml", "multipart/form-data; boundary=x"):
        answer = await client.put(
            f"/names/{honey}", content=json.dumps(HOLDING), headers={**lan(), "Content-Type": media}
        )
        check(answer, 415, "wrong-media-type")


async def test_a_body_that_is_too_large_is_refused_by_what_it_declares(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    body = {**HOLDING, "holder": "x" * 20_000}
    answer = await client.put(f"/names/{honey}", json=body, headers=lan())
    check(answer, 413, "too-large")
    assert "10000" in answer.json()["en"]


async def test_a_body_that_is_too_large_is_refused_though_it_declares_nothing(
    client: httpx.AsyncClient, honey: str, lan: As
) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(30):
            yield b" " * 1000

    headers = {**lan(), "Content-Type": "application/json"}
    check(await client.put(f"/names/{honey}", content=chunks(), headers=headers), 413, "too-large")


async def test_a_body_that_is_too_large_is_a_problem_even_where_the_token_is_wrong(
    client: httpx.AsyncClient,
) -> None:
    path = "/files/5f0c5c57-5ddc-4b0e-8f6b-0a3f8e3f1d11"
    check(await client.put(path, content=b"x" * (2 << 20)), 413, "too-large")


async def test_an_upload_may_be_larger_where_its_route_says_so(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123")
    path = "/files/5f0c5c57-5ddc-4b0e-8f6b-0a3f8e3f1d11"
    answer = await client.put(path, content=b"x" * 200_000, headers=signed_in("lan"))
    assert answer.json()["size"] == 200_000
    answer = await client.put(path, content=b"x" * (1 << 20) + b"x", headers=signed_in("lan"))
    check(answer, 413, "too-large")


async def test_a_path_or_query_of_the_wrong_form(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "00123")
    check(await client.put("/files/not-a-uuid", headers=signed_in("lan")), 422, "malformed", "path/name")
    check(await client.get("/units?limit=0"), 422, "malformed", "query/limit")
    check(await client.get("/units?limit=201"), 422, "malformed", "query/limit")
    assert (await client.get("/units?parent=%00")).status_code == 422
    assert (await client.get("/names/%00", headers=signed_in("lan"))).status_code == 422


async def test_a_thing_that_is_not_there(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "auditor", "VN")
    check(await client.get("/names/nothing", headers=signed_in("lan")), 404, "not-found")


async def test_a_bug_shows_nothing_of_the_inside(client: httpx.AsyncClient) -> None:
    answer = await client.get("/broken")
    check(answer, 500, "broken")
    assert "secret" not in answer.text
    assert "Zero" not in answer.text


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "vi"),
        ("en", "en"),
        ("en-GB,vi;q=0.5", "en"),
        ("fr, vi;q=0.4, en;q=0.3", "vi"),
        ("*", "vi"),
        ("en;q=x", "vi"),
    ],
)
async def test_the_preferred_language_is_spoken(
    client: httpx.AsyncClient, accept: str, language: str
) -> None:
    answer = await client.get("/nothing", headers={"Accept-Language": accept})
    assert answer.headers["content-language"] == language
    assert answer.json()["detail"] == answer.json()[language]


async def test_what_one_person_sees_is_kept_for_nobody_else(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "auditor", "VN")
    mine = await client.get("/me", headers=signed_in("lan"))
    assert (mine.headers["cache-control"], mine.headers["x-content-type-options"]) == ("no-store", "nosniff")
    public = await client.get("/units")
    assert "cache-control" not in public.headers
    assert public.headers["x-content-type-options"] == "nosniff"
