"""Anybody may read what is on the shelf, and how a certificate stands, without a token."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import httpx

from kernel.postgres import Pool
from services.trade.catalogue.domain.heard import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
)
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn, Reason
from services.trade.catalogue.tables.certificates import certificates
from services.trade.catalogue.tables.shelf import shelf
from tests.trade.hearing import heard, project
from tests.trade.story import DISTRICT_OFFICE, HONEY, HONEY_JAR, certificate

# Long enough for the clock that the server reads.
LASTING = replace(certificate(1), valid_until=date(2999, 12, 31))
published = OfferPublished(offer=HONEY, description=HONEY_JAR, certificate=LASTING, certificate_version=1)
withdrawn = OfferWithdrawn(
    offer=HONEY,
    description=HONEY_JAR,
    certificate=LASTING,
    reason=Reason.REVOKED,
    on=date(2024, 6, 3),
    certificate_version=2,
)
issued = CertificateIssued(
    certificate=LASTING.certificate,
    product=HONEY,
    stars=3,
    decision_number="1/QĐ-UBND",
    office=DISTRICT_OFFICE,
    valid_from=LASTING.valid_from,
    valid_until=LASTING.valid_until,
)
revoked = CertificateRevoked(certificate=LASTING.certificate, product=HONEY, revoked_on=date(2024, 6, 3))


async def test_a_product_on_the_shelf_shows_its_stars(client: httpx.AsyncClient, connections: Pool) -> None:
    await project(connections, shelf, [published])
    answer = await client.get(f"/public/products/{HONEY}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=5"
    said = answer.json()
    assert (said["offered"], said["certificate"]["stars"], said["certificate"]["status"]) == (
        True,
        3,
        "valid",
    )
    assert said["producer"]["name"] == HONEY_JAR.producer_name


async def test_a_withdrawn_product_says_why_and_leaves_the_catalogue(
    client: httpx.AsyncClient, connections: Pool
) -> None:
    stream = f"offer-{HONEY}"
    await project(connections, shelf, [heard(published, stream, 1), heard(withdrawn, stream, 2)])
    said = (await client.get(f"/public/products/{HONEY}")).json()
    assert said["withdrawn"] == {"reason": "revoked", "on": "2024-06-03"}
    assert (await client.get("/public/products")).json() == {"items": [], "next": None}


async def test_nothing_personal_is_on_a_public_page(client: httpx.AsyncClient, connections: Pool) -> None:
    await project(connections, shelf, [published])
    said = (await client.get(f"/public/products/{HONEY}")).json()
    assert said.keys() == {
        "product",
        "name",
        "description",
        "producer",
        "commune",
        "sales_unit",
        "net_content",
        "price",
        "image",
        "certificate",
        "certificate_version",
        "offered",
        "withdrawn",
    }
    assert said["producer"].keys() == {"id", "name"}


async def test_the_catalogue_is_read_page_by_page(client: httpx.AsyncClient, connections: Pool) -> None:
    jars = [
        replace(published, offer=UUID(int=n), description=replace(HONEY_JAR, name=f"Mật ong số {n % 4}"))
        for n in range(10)
    ]
    await project(connections, shelf, jars)
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await client.get("/public/products", params={"q": "mat ong", "limit": "3", **cursor})).json()
        seen += [item["product"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert sorted(seen) == [str(UUID(int=n)) for n in range(10)]


async def test_a_cursor_of_another_search_is_refused(client: httpx.AsyncClient, connections: Pool) -> None:
    jars = [replace(published, offer=UUID(int=n)) for n in range(3)]
    await project(connections, shelf, jars)
    first = (await client.get("/public/products", params={"q": "mat", "limit": "1"})).json()
    answer = await client.get("/public/products", params={"q": "ong", "limit": "1", "cursor": first["next"]})
    assert (answer.status_code, answer.json()["rule"]) == (422, "foreign-cursor")


async def test_a_certificate_is_looked_up_at_the_checkout(
    client: httpx.AsyncClient, connections: Pool
) -> None:
    address = f"/public/certificates/{LASTING.certificate}/status"
    assert (await client.get(address)).json()["rule"] == "no-such-certificate"
    await project(connections, certificates, [issued])
    answer = await client.get(address)
    assert answer.headers["cache-control"] == "public, max-age=5"
    said = answer.json()
    assert (said["status"], said["stars"], said["product"]) == ("valid", 3, str(HONEY))
    assert said["expires_at"] == "3000-01-01T00:00:00+07:00"
    await project(connections, certificates, [revoked])
    said = (await client.get(address)).json()
    assert (said["status"], said["ended_on"]) == ("revoked", "2024-06-03")


async def test_at_the_checkout_a_certificate_that_runs_on_is_valid(
    client: httpx.AsyncClient, connections: Pool
) -> None:
    old = replace(issued, valid_from=date(2023, 8, 1), valid_until=date(2026, 7, 31))
    over = CertificateExpired(certificate=issued.certificate, product=HONEY, expired_on=date(2026, 8, 1))
    runs_on = CertificateExtended(
        certificate=issued.certificate, product=HONEY, valid_until=date(2999, 12, 31)
    )
    await project(connections, certificates, [old, over, runs_on])
    said = (await client.get(f"/public/certificates/{issued.certificate}/status")).json()
    assert (said["status"], said["valid_until"], said["ended_on"]) == ("valid", "2999-12-31", None)


async def test_an_unknown_product_is_not_found_in_both_languages(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/public/products/{HONEY}")
    assert answer.status_code == 404
    said = answer.json()
    assert said["detail"] == said["vi"] == f"Sản phẩm {HONEY} chưa được mô tả để chào bán."
    assert said["en"] == f"Nobody has described product {HONEY} for sale."
