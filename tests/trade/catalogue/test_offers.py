"""Who sells describes an offer and takes it back: for his own producer, or in his own unit."""

from uuid import UUID

import httpx
import pytest
import pytest_asyncio

from deploy.local.identity import Issuer
from kernel.authority.person import person_id
from kernel.postgres import Pool
from kernel.store import Events
from services.trade.catalogue.domain.heard import ProducerRegistered, ProductCreated, RepresentativeNamed
from services.trade.catalogue.domain.offer import decider
from services.trade.catalogue.tables.producers import producers
from services.trade.catalogue.tables.products import products
from tests.kernel.http.officers import PERSON_KEY
from tests.trade.conftest import Appoint, As
from tests.trade.hearing import heard, project
from tests.trade.story import HONEY, HONEY_JAR, PRODUCER

WORDS = {
    "text_vi": HONEY_JAR.text_vi,
    "text_en": HONEY_JAR.text_en,
    "sales_unit": "lọ",
    "net_content": {"amount": "500", "measure": "g"},
    "price": {"low": 120000, "high": 150000},
    "image": "https://images.example.vn/honey.jpg",
}
DESCRIPTION = f"/offers/{HONEY}/description"
WITHDRAWAL = f"/offers/{HONEY}/withdrawal"


@pytest_asyncio.fixture(autouse=True)
async def honey(connections: Pool, trade_issuer: Issuer) -> None:
    """Registry told of the product and its producer, for whom Hoa acts."""
    hoa = person_id(trade_issuer.url, "hoa", PERSON_KEY)
    said = f"producer-{PRODUCER}"
    await project(
        connections,
        producers,
        [
            heard(ProducerRegistered(producer=PRODUCER, name=HONEY_JAR.producer_name), said, 1),
            heard(RepresentativeNamed(producer=PRODUCER, person=hoa), said, 2),
        ],
    )
    created = ProductCreated(product=HONEY, producer=PRODUCER, name=HONEY_JAR.name, unit="90101")
    await project(connections, products, [created])


async def test_a_representative_describes_the_offer_of_his_producer(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As, events: Events
) -> None:
    await appointed("hoa", "representative", "90101")
    answer = await client.post(DESCRIPTION, json=WORDS, headers=signed_in("hoa"))
    assert answer.status_code == 201, answer.text
    assert answer.headers["etag"] == f'"offer-{HONEY}@1"'
    state, _ = await events.state(decider, HONEY)
    assert state.description == HONEY_JAR


async def test_a_representative_of_somebody_else_may_not(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("nam", "representative", "90101")
    for address, body in ((DESCRIPTION, WORDS), (WITHDRAWAL, None)):
        answer = await client.post(address, json=body, headers=signed_in("nam"))
        assert (answer.status_code, answer.json()["rule"]) == (403, "not-represented")


async def test_the_same_words_again_change_nothing(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("hoa", "representative", "90101")
    for status in (201, 200, 200):
        answer = await client.post(DESCRIPTION, json=WORDS, headers=signed_in("hoa"))
        assert answer.status_code == status
        assert answer.json()["version"] == 1


async def test_an_offer_taken_back_returns_when_it_is_described_again(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "district-officer", "901")
    asked = signed_in("lan")
    await client.post(DESCRIPTION, json=WORDS, headers=asked)
    assert (await client.post(WITHDRAWAL, headers=asked)).json()["version"] == 2
    assert (await client.post(WITHDRAWAL, headers=asked)).json()["version"] == 2
    assert (await client.get(f"/offers/{HONEY}", headers=asked)).json()["kept_back"]
    assert (await client.post(DESCRIPTION, json=WORDS, headers=asked)).json()["version"] == 3
    view = await client.get(f"/offers/{HONEY}", headers=asked)
    assert view.headers["etag"] == f'"offer-{HONEY}@3"'
    assert view.json() == {
        "product": str(HONEY),
        "described": True,
        "kept_back": False,
        "on_shelf": False,
        "gone": None,
        "certificate": None,
        "stars": None,
        "certificate_version": 0,
    }


@pytest.mark.parametrize(
    ("change", "status", "rule"),
    [
        ({"price": {"low": 2, "high": 1}}, 409, "price-range-reversed"),
        ({"net_content": {"amount": "0", "measure": "g"}}, 409, "content-not-positive"),
        ({"net_content": {"amount": "NaN", "measure": "g"}}, 422, None),
        ({"net_content": {"amount": "1", "measure": "stone"}}, 422, None),
        ({"image": "http://images.example.vn/honey.jpg"}, 422, None),
        ({"image": "javascript:alert(1)"}, 422, None),
        ({"text_vi": ""}, 422, None),
        ({"stars": 5}, 422, None),
    ],
)
async def test_a_description_that_makes_no_sense_is_refused(
    client: httpx.AsyncClient,
    appointed: Appoint,
    signed_in: As,
    events: Events,
    change: dict[str, object],
    status: int,
    rule: str | None,
) -> None:
    await appointed("lan", "commune-officer", "90101")
    answer = await client.post(DESCRIPTION, json={**WORDS, **change}, headers=signed_in("lan"))
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert rule is None or answer.json()["rule"] == rule
    assert (await events.state(decider, HONEY))[1] == 0


async def test_a_product_that_nobody_told_of_can_not_be_described(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "90101")
    answer = await client.post(f"/offers/{UUID(int=404)}/description", json=WORDS, headers=signed_in("lan"))
    assert (answer.status_code, answer.json()["rule"]) == (404, "no-such-product")


async def test_a_stale_version_is_refused(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "90101")
    await client.post(DESCRIPTION, json=WORDS, headers=signed_in("lan"))
    answer = await client.post(
        DESCRIPTION,
        json={**WORDS, "text_en": "Honey."},
        headers={**signed_in("lan"), "If-Match": f'"offer-{HONEY}@0"'},
    )
    assert answer.status_code == 412


async def test_an_offer_that_is_not_there_can_not_be_read_or_taken_back(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("lan", "commune-officer", "90101")
    for answer in (
        await client.get(f"/offers/{HONEY}", headers=signed_in("lan")),
        await client.post(WITHDRAWAL, headers=signed_in("lan")),
    ):
        assert (answer.status_code, answer.json()["rule"]) == (404, "no-such-offer")
