"""One decision on 47 products: all that it names in one moment, or nothing and which one refuses."""

from uuid import UUID

import httpx
import pytest

from tests.evaluation.office import Office, name
from tests.evaluation.province import a_paper, a_province_of_papers, stands

SIGNED = "2026-11-03T02:00:00Z"
GROUNDS = (
    ("untruthful-dossier", ""),
    ("criteria-no-longer-met", "17/KL-SNNMT"),
    ("breach-of-law", "18/KL-SYT"),
    ("misuse-of-the-mark", ""),
    ("no-longer-produced", "31/XN-UBND"),
    ("another-conclusion", "19/KL-TTr"),
)
REVOCATION = f"/revocations/{name('revocation')}"


async def papers(office: Office, count: int, since: str = "2024-07-01") -> dict[UUID, UUID]:
    """Certificates by product."""
    found: dict[UUID, UUID] = {}
    for number in range(count):
        product = await office.product(f"product {number} since {since}")
        found[product] = await a_paper(office, product, since)
    return found


def item(number: int, product: UUID, certificate: UUID) -> dict[str, str]:
    ground, conclusion = GROUNDS[number % len(GROUNDS)]
    return {
        "certificate": str(certificate),
        "product": str(product),
        "ground": ground,
        "conclusion": conclusion,
    }


def decision(of: dict[UUID, UUID]) -> list[dict[str, str]]:
    return [item(n, product, certificate) for n, (product, certificate) in enumerate(of.items())]


async def signed(
    office: Office, revoked: list[dict[str, str]], lapsed: list[UUID] | None = None, path: str = REVOCATION
) -> httpx.Response:
    body = {
        "number": "1985/QĐ-UBND",
        "legal_bases": ["QĐ 26/2026/QĐ-TTg, Điều 8"],
        "revoked": revoked,
        "lapsed": [str(certificate) for certificate in lapsed or []],
    }
    answer = await office.ask("p-chairman", "PUT", path, body, at=SIGNED)
    await office.catch_up()
    return answer


async def standings(office: Office) -> set[str]:
    return {row["standing"] for row in await office.pool.fetch("select distinct standing from certificates")}


async def test_47_certificates_are_revoked_in_one_decision_each_on_its_ground(office: Office) -> None:
    await a_province_of_papers(office)
    of = await papers(office, 47)
    items = decision(of)
    for _ in range(2):
        assert (await signed(office, items)).status_code == 201
    rows = await office.pool.fetch("select certificate, standing, ground, ended_on from certificates")
    assert {str(row["certificate"]): row["ground"] for row in rows} == {
        i["certificate"]: i["ground"] for i in items
    }
    assert {(row["standing"], row["ended_on"].isoformat()) for row in rows} == {("revoked", "2026-11-03")}
    assert await office.pool.fetchval("select count(*) from timers") == 0
    shown = (await office.ask("p-officer", "GET", REVOCATION)).json()
    assert len(shown["revoked"]) == 47


@pytest.mark.parametrize(
    ("mistake", "rule"),
    [
        ({"ground": "food-safety-law"}, "unknown-ground"),
        ({"ground": "breach-of-law", "conclusion": ""}, "conclusion-missing"),
        ({"product": str(name("another"))}, "of-another-product"),
    ],
)
async def test_one_mistake_among_47_refuses_the_whole_and_is_named(
    office: Office, mistake: dict[str, str], rule: str
) -> None:
    await a_province_of_papers(office)
    items = decision(await papers(office, 47))
    items[30] |= mistake
    refused = await signed(office, items)
    assert (refused.status_code, refused.json()["rule"]) == (409, rule)
    assert items[30]["certificate"] in refused.json()["en"]
    assert items[30]["certificate"] in refused.json()["vi"]
    assert await standings(office) == {"live"}


async def test_one_that_is_over_already_refuses_the_whole_and_is_named(office: Office) -> None:
    await a_province_of_papers(office)
    of = await papers(office, 3)
    items = decision(of)
    assert (await signed(office, items[:1], path=f"/revocations/{name('earlier')}")).status_code == 201
    refused = await signed(office, items)
    assert (refused.status_code, refused.json()["rule"]) == (409, "not-live")
    assert items[0]["certificate"] in refused.json()["en"]


async def test_of_47_products_6_are_revoked_and_41_are_only_stated_to_have_lapsed(office: Office) -> None:
    """Not to have been evaluated again is no ground: those certificates ended by their term."""
    await a_province_of_papers(office)
    live, over = await papers(office, 6), await papers(office, 41, "2023-01-01")
    early = await signed(office, decision(live), list(over.values()))
    assert (early.status_code, early.json()["rule"]) == (409, "still-valid")
    await office.fire_timers()
    assert (await signed(office, decision(live), list(over.values()))).status_code == 201
    assert len((await office.ask("p-officer", "GET", REVOCATION)).json()["lapsed"]) == 41
    for certificate in over.values():
        assert (await stands(office, certificate))[0] == "expired"
    for certificate in live.values():
        assert (await stands(office, certificate))[0] == "revoked"


async def test_since_2026_the_centre_does_not_revoke_four_stars(office: Office) -> None:
    await a_province_of_papers(office)
    await office.appoint("minister", "chairman", "VN")
    items = decision(await papers(office, 1))
    body = {"number": "1/QĐ-BNNMT", "legal_bases": ["QĐ 26/2026/QĐ-TTg"], "revoked": items}
    refused = await office.ask("minister", "PUT", REVOCATION, body, at=SIGNED)
    assert (refused.status_code, refused.json()["rule"]) == (409, "may-not-revoke")
