"""Role by unit by action: every cell of the table is what it says, and the default is no."""

import httpx
import pytest
import pytest_asyncio

from deploy.local.identity import Issuer
from kernel.authority.person import person_id
from kernel.postgres import Pool
from services.trade.catalogue.domain.heard import ProducerRegistered, ProductCreated, RepresentativeNamed
from services.trade.catalogue.tables.producers import producers
from services.trade.catalogue.tables.products import products
from services.trade.roles import GRANTS
from tests.kernel.http.officers import PERSON_KEY
from tests.trade.catalogue.test_offers import WORDS
from tests.trade.conftest import Appoint, As
from tests.trade.hearing import heard, project
from tests.trade.story import HONEY, PRODUCER

ROLES = (
    "administrator",
    "commune-officer",
    "district-officer",
    "province-officer",
    "central-officer",
    "chairman",
    "council-secretary",
    "council-member",
    "inspector",
    "representative",
    "subscriber",
    "auditor",
)
SELLERS = {"commune-officer", "district-officer", "province-officer", "central-officer", "representative"}
# The honey's commune is 90101, in district 901 of province 90.
ABOVE_OR_OWN = ("90101", "901", "90", "VN")
ELSEWHERE = ("90102", "91")
ACTIONS = {
    "describe": ("POST", f"/offers/{HONEY}/description", WORDS),
    "withdraw": ("POST", f"/offers/{HONEY}/withdrawal", None),
    "read": ("GET", f"/offers/{HONEY}", None),
    "feed": ("GET", "/feeds/certificates", None),
}


def may(role: str, unit: str, action: str) -> bool:
    """The table, said again in other words than the code's."""
    if action == "feed":
        return role in {"subscriber", "auditor"}
    if action == "read":
        return role in SELLERS | {"inspector", "auditor"} and unit in ABOVE_OR_OWN
    return role in SELLERS and unit in ABOVE_OR_OWN


@pytest_asyncio.fixture(autouse=True)
async def honey(connections: Pool, trade_issuer: Issuer) -> None:
    """Whoever has the role of a representative acts for the honey's producer."""
    registered = ProducerRegistered(producer=PRODUCER, name="Đồi Mơ")
    people = [person_id(trade_issuer.url, name(role, unit), PERSON_KEY) for role, unit in CELLS]
    said = [registered, *(RepresentativeNamed(producer=PRODUCER, person=person) for person in people)]
    stream = f"producer-{PRODUCER}"
    await project(connections, producers, [heard(e, stream, n) for n, e in enumerate(said, 1)])
    created = ProductCreated(product=HONEY, producer=PRODUCER, name="Mật ong", unit="90101")
    await project(connections, products, [created])


def name(role: str, unit: str) -> str:
    return f"{role} of {unit}"


CELLS = [(role, unit) for role in ROLES for unit in (*ABOVE_OR_OWN, *ELSEWHERE)]


async def test_every_role_in_every_unit_may_what_the_table_says(
    client: httpx.AsyncClient, appointed: Appoint, signed_in: As
) -> None:
    await appointed("first", "central-officer", "VN")
    await client.post(f"/offers/{HONEY}/description", json=WORDS, headers=signed_in("first"))
    wrong: list[tuple[str, str, str, int]] = []
    for role, unit in CELLS:
        who = name(role, unit)
        await appointed(who, role, unit)
        for action, (method, address, body) in ACTIONS.items():
            answer = await client.request(method, address, json=body, headers=signed_in(who))
            expected = 200 if may(role, unit, action) else 403
            if answer.status_code != expected:
                wrong.append((role, unit, action, answer.status_code))
    assert wrong == []


async def test_without_a_token_only_what_is_public_answers(client: httpx.AsyncClient) -> None:
    for method, address, body in ACTIONS.values():
        assert (await client.request(method, address, json=body)).status_code == 401
    assert (await client.get("/public/products")).status_code == 200


async def test_a_token_for_another_audience_is_refused(
    client: httpx.AsyncClient, appointed: Appoint, trade_issuer: Issuer
) -> None:
    await appointed("shop", "subscriber", "VN")
    token = trade_issuer.token("shop", aud="elsewhere")
    answer = await client.get("/feeds/certificates", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["rule"]) == (401, "unauthenticated")


@pytest.mark.parametrize("role", ["administrator", "chairman", "council-member"])
def test_roles_without_business_in_trade_have_no_action_there(role: str) -> None:
    assert role not in GRANTS
