"""A subscriber reads the feed with a cursor, waits for news, and is told how fresh it is."""

import asyncio

import httpx
import pytest_asyncio
from fastapi import FastAPI

from kernel.postgres import Pool
from kernel.publisher.sequencer import Sequencer
from services.trade.catalogue.usecases.public import sequence
from tests.trade.conftest import Appoint, As
from tests.trade.subscribers.test_feed import append, described, number_all, published

FEED = "/feeds/certificates"


@pytest_asyncio.fixture
async def shop(appointed: Appoint, signed_in: As) -> dict[str, str]:
    """A marketplace's headers."""
    await appointed("shop", "subscriber", "VN")
    return signed_in("shop")


async def test_the_feed_is_a_batch_of_cloud_events_with_a_cursor(
    client: httpx.AsyncClient, connections: Pool, numbers: Sequencer, shop: dict[str, str]
) -> None:
    await append(connections, published(1), described(9), published(2), described(8))
    await number_all(numbers)
    answer = await client.get(FEED, headers=shop)
    assert answer.headers["content-type"] == "application/cloudevents-batch+json"
    assert answer.headers["feed-cursor"] == sequence(3)
    assert answer.headers["feed-lease"] == "60"
    assert answer.headers["cache-control"] == "no-store"
    assert [event["sequence"] for event in answer.json()] == [sequence(0), sequence(2)]
    again = await client.get(FEED, headers=shop, params={"after": answer.headers["feed-cursor"]})
    assert again.json() == []
    assert again.headers["feed-cursor"] == sequence(3)


async def test_the_same_event_is_the_same_whenever_it_is_read(
    client: httpx.AsyncClient, connections: Pool, numbers: Sequencer, shop: dict[str, str]
) -> None:
    await append(connections, published(1))
    await number_all(numbers)
    first = await client.get(FEED, headers=shop)
    assert (await client.get(FEED, headers=shop)).content == first.content


async def test_pages_of_the_feed_follow_each_other(
    client: httpx.AsyncClient, connections: Pool, numbers: Sequencer, shop: dict[str, str]
) -> None:
    await append(connections, *map(published, range(1, 6)))
    await number_all(numbers)
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while page := (answer := await client.get(FEED, headers=shop, params={"limit": "2", **cursor})).json():
        seen += [event["sequence"] for event in page]
        cursor = {"after": answer.headers["feed-cursor"]}
    assert seen == [sequence(n) for n in range(5)]


async def test_a_subscriber_who_waits_is_answered_when_something_happens(
    client: httpx.AsyncClient, connections: Pool, numbers: Sequencer, shop: dict[str, str]
) -> None:
    await append(connections, described(9))
    await number_all(numbers)
    waiting = asyncio.create_task(client.get(FEED, headers=shop, params={"after": "0", "timeout": "30"}))
    # Not for the public: it must go on waiting.
    await append(connections, described(8))
    await number_all(numbers)
    await append(connections, published(1))
    await number_all(numbers)
    answer = await waiting
    assert [event["subject"][-1] for event in answer.json()] == ["1"]
    assert answer.headers["feed-cursor"] == sequence(2)


async def test_a_subscriber_who_waits_in_vain_gets_an_empty_batch(
    client: httpx.AsyncClient, shop: dict[str, str]
) -> None:
    answer = await client.get(FEED, headers=shop, params={"timeout": "0.1"})
    assert (answer.status_code, answer.json()) == (200, [])
    assert "feed-cursor" not in answer.headers
    assert "feed-heartbeat" not in answer.headers


async def test_a_subscriber_who_waits_is_sent_home_when_the_process_ends(
    app: FastAPI, client: httpx.AsyncClient, shop: dict[str, str]
) -> None:
    waiting = asyncio.create_task(client.get(FEED, headers=shop, params={"timeout": "30"}))
    app.state.running.stopping.set()
    answer = await waiting
    assert (answer.status_code, answer.json()) == (200, [])


async def test_a_cursor_from_another_life_is_refused(
    client: httpx.AsyncClient, connections: Pool, numbers: Sequencer, shop: dict[str, str]
) -> None:
    await append(connections, published(1))
    await number_all(numbers)
    answer = await client.get(FEED, headers=shop, params={"after": "7", "timeout": "30"})
    assert (answer.status_code, answer.json()["rule"]) == (422, "cursor-ahead")
    assert answer.json()["field"] == "query/after"


async def test_a_malformed_cursor_is_refused(client: httpx.AsyncClient, shop: dict[str, str]) -> None:
    for wrong in ("-1", "1e3", "x", str(2**63)):
        answer = await client.get(FEED, headers=shop, params={"after": wrong})
        assert answer.status_code == 422, wrong


async def test_only_the_last_page_carries_a_heartbeat(
    client: httpx.AsyncClient, connections: Pool, numbers: Sequencer, shop: dict[str, str]
) -> None:
    await append(connections, published(1), published(2))
    await number_all(numbers)
    await connections.execute(
        "insert into offsets values ('follow-certificates', 1, 'ocop.evaluation.v1', 0, 5)"
    )
    await connections.execute(
        "insert into progress values ('follow-certificates', 1, gen_random_uuid(), "
        "'ocop.evaluation.v1', '{0}', 0, '2024-03-15T02:00:00Z', '2024-03-15T02:00:00Z')"
    )
    first = await client.get(FEED, headers=shop, params={"limit": "1"})
    assert "feed-heartbeat" not in first.headers
    last = await client.get(FEED, headers=shop, params={"after": first.headers["feed-cursor"]})
    assert last.headers["feed-heartbeat"] == "2024-03-15T02:00:00.000+00:00"
