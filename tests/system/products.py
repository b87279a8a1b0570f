"""A product on its way: registered, described for sale, certified, inspected, revoked, certified again."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from demo.cast import (
    COMMUNE_OFFICERS,
    DISTRICT_COMMITTEE,
    INSPECTOR,
    PROVINCE_CHAIRMAN,
    PROVINCE_COMMITTEE,
    PROVINCE_OFFICER,
    Part,
)
from law.grounds import GROUNDS
from tests.system.client import Client, days_ago

REGISTERED_ON = date(2024, 1, 8)
LIVE, RUN_OUT = 400, 4 * 365


async def bring_producer(client: Client, commune: str) -> UUID:
    producer = client.new()
    body = {
        "name": f"HTX Minh họa {client.number()}",
        "kind": "cooperative",
        "unit": commune,
        "registration_number": f"{client.rng.randrange(10**12):012}",
        "contact": {"representative": "Đại diện minh họa", "phone": "0000000000"},
    }
    officer = COMMUNE_OFFICERS[commune]
    await client.put(officer, "registry", f"/producers/{producer}", body, REGISTERED_ON)
    return producer


async def bring_products(client: Client, commune: str, producer: UUID) -> None:
    """Up to three of one producer, certified and revoked together, some more than once."""
    officer = COMMUNE_OFFICERS[commune]
    products = [await create(client, officer, producer) for _ in range(client.rng.randint(1, 3))]
    for product in products:
        if client.perhaps(0.7):
            await describe(client, officer, product)
    if client.perhaps(0.2):
        for product in products:
            await certify(client, product, days_ago(RUN_OUT))
        return
    for attempt in range(3):
        certified = {
            product: await certify(client, product, days_ago(LIVE - attempt)) for product in products
        }
        if client.perhaps(0.3):
            await take_back(client, officer, client.rng.choice(products))
        if client.perhaps(0.4):
            return
        await revoke(client, certified)


async def create(client: Client, officer: Part, producer: UUID) -> UUID:
    product = client.new()
    path = f"/products/{product}"
    body = {"producer": str(producer), "name": f"Sản phẩm mẫu {client.number()}"}
    await client.put(officer, "registry", path, body, REGISTERED_ON)
    classified = {"generation": "R4", "criteria_set": 1}
    await client.post(officer, "registry", f"{path}/classify", classified, REGISTERED_ON)
    if client.perhaps(0.5):
        await client.post(officer, "registry", f"{path}/code", on=REGISTERED_ON)
    return product


async def describe(client: Client, officer: Part, product: UUID) -> None:
    body = {
        "text_vi": f"Sản phẩm minh họa, lần {client.number()}.",
        "text_en": "An illustration.",
        "sales_unit": "gói 500 g",
        "net_content": {"amount": "500", "measure": "g"},
        "price": {"low": 50_000, "high": 60_000},
    }
    await client.post(officer, "trade", f"/offers/{product}/description", body)


async def take_back(client: Client, officer: Part, product: UUID) -> None:
    """Described, withdrawn, and described again: the offer comes and goes under the same certificate."""
    await describe(client, officer, product)
    await client.post(officer, "trade", f"/offers/{product}/withdrawal")
    if client.perhaps(0.5):
        await describe(client, officer, product)


async def certify(client: Client, product: UUID, valid_from: date) -> UUID:
    """An old paper entered as history; one that has run out expires by itself."""
    certificate = client.new()
    body = {
        "product": str(product),
        "stars": 4,
        "decision_number": f"{client.number()}/QĐ-UBND",
        "valid_from": valid_from.isoformat(),
        "level": "province",
        "office": str(PROVINCE_COMMITTEE.id),
    }
    await client.put(PROVINCE_OFFICER, "evaluation", f"/certificates/{certificate}", body)
    return certificate


async def inspect(client: Client, product: UUID, certificate: UUID) -> UUID:
    inspection = client.new()
    path, office = f"/inspections/{inspection}", str(DISTRICT_COMMITTEE.id)
    duty = {"office": office, "subject": "samples", "observation": "Lấy hai mẫu để kiểm nghiệm."}
    held = {
        "kind": "unannounced",
        "product": str(product),
        "certificate": str(certificate),
        "duties": [duty],
    }
    await client.put(INSPECTOR, "evaluation", path, held)
    found = {"office": office, "subject": "samples", "description": "Mẫu minh họa không đạt.", "law": "Luật"}
    await client.put(INSPECTOR, "evaluation", f"{path}/violations/{client.new()}", found)
    conclusion = {"number": f"{client.number()}/KL", "conforms": False, "text": "Không đạt."}
    await client.post(INSPECTOR, "evaluation", f"{path}/conclusion", conclusion)
    return inspection


async def revoke(client: Client, certified: Mapping[UUID, UUID]) -> UUID:
    """One decision, all of the certificates, some after an inspection."""
    revocation = client.new()
    body = await decision(client, certified)
    await client.put(PROVINCE_CHAIRMAN, "evaluation", f"/revocations/{revocation}", body)
    return revocation


async def decision(client: Client, certified: Mapping[UUID, UUID]) -> dict[str, object]:
    revoked: list[dict[str, str]] = []
    for product, certificate in certified.items():
        item = {"certificate": str(certificate), "product": str(product), "ground": ground()}
        if client.perhaps(0.3):
            item["inspection"] = str(await inspect(client, product, certificate))
        revoked.append(item)
    return {"number": f"{client.number()}/QĐ-TH", "legal_bases": ["Luật"], "revoked": revoked}


def ground() -> str:
    """One that holds today and needs nobody's conclusion."""
    today = days_ago(0)
    return next(
        g.id
        for g in GROUNDS
        if g.since <= today and (g.until is None or today < g.until) and not g.needs_conclusion
    )
