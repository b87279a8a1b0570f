"""The honey's way over HTTP, step by step, as its people take it in 2024."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

import httpx

from tests.registry.conftest import Ask
from tests.registry.people import office_of
from tests.registry.story import HONEY, HONEY_COOP, HONEY_DOSSIER, REPRESENTATION

JANUARY, MARCH, APRIL, MAY, JUNE = (
    f"2024-{month}-06T09:00:00+07:00" for month in ("01", "03", "04", "05", "06")
)
COOP = f"/producers/{HONEY_COOP}"
PRODUCT = f"/products/{HONEY}"
DOSSIER = f"/dossiers/{HONEY_DOSSIER}"
NUMBER = "9800000012"
PHONE = "0987 654 321"
COOPERATIVE: Mapping[str, object] = {
    "name": "HTX Mật ong Suối Mơ",
    "kind": "cooperative",
    "unit": "98101",
    "registration_number": NUMBER,
    "contact": {"representative": "Bà Minh Họa", "phone": PHONE},
}
REPORT = {
    "number": "15/BC-UBND",
    "local_material": "Mật của rừng trong xã",
    "local_labour": "12 lao động trong xã",
    "idea_origin": "Sản phẩm truyền thống",
    "local_identity": "Nghề nuôi ong lâu đời",
}
KINDS = ("registration-slip", "business-plan", "organisation", "business-registration")


def done(answer: httpx.Response) -> httpx.Response:
    assert answer.status_code in (200, 201), answer.text
    return answer


def refused(answer: httpx.Response, status: int, rule: str, field: str = "") -> None:
    """A clear problem: the rule, the field at fault, and a sentence in either language."""
    problem = answer.json()
    assert (answer.status_code, problem["rule"]) == (status, rule), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"https://ocop.vn/problems/{rule}"
    assert problem.get("field", "") == field
    assert problem["vi"]
    assert problem["en"]
    assert problem["vi"] != problem["en"]


async def register(ask: Ask) -> None:
    done(await ask("commune", "PUT", COOP, COOPERATIVE, at=JANUARY))


async def represent(ask: Ask, producer: UUID = HONEY_COOP, appointment: UUID = REPRESENTATION) -> None:
    """Lan acts for the cooperative; she is known from this day on."""
    path = f"/producers/{producer}/representatives/{appointment}"
    done(await ask("commune", "PUT", path, {"subject": "lan", "name": "Bà Minh Họa"}, at=JANUARY))


async def create(ask: Ask) -> None:
    done(
        await ask(
            "commune", "PUT", PRODUCT, {"producer": str(HONEY_COOP), "name": "Mật ong Suối Mơ"}, at=MARCH
        )
    )
    done(
        await ask("commune", "POST", f"{PRODUCT}/classify", {"generation": "R4", "criteria_set": 4}, at=MARCH)
    )


async def open_dossier(ask: Ask) -> None:
    done(await ask("commune", "PUT", DOSSIER, {"product": str(HONEY), "kind": "first"}, at=APRIL))


def pdf(text: str) -> bytes:
    return b"%PDF-1.7\n% " + text.encode() + b"\n%%EOF\n"


def address(content: bytes, kind: str) -> str:
    return f"{DOSSIER}/evidence/{hashlib.sha256(content).hexdigest()}?kind={kind}"


async def upload(
    ask: Ask, content: bytes, kind: str, *, name: str = "commune", at: str | None = APRIL, more: str = ""
) -> httpx.Response:
    headers = {"Content-Type": "application/octet-stream"}
    return await ask(name, "PUT", address(content, kind) + more, content=content, at=at, headers=headers)


async def complete(ask: Ask) -> None:
    """Everything up to a dossier that can be filed."""
    await register(ask)
    await create(ask)
    await open_dossier(ask)
    for kind in KINDS:
        done(await upload(ask, pdf(kind), kind))


async def file_and_report(ask: Ask) -> None:
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY))
    done(await ask("commune", "POST", f"{DOSSIER}/slip", at=MAY))
    done(await ask("commune-chairman", "POST", f"{DOSSIER}/report", REPORT, at=MAY))


async def forward(ask: Ask, unit: str = "981") -> httpx.Response:
    body = {"to_office": str(office_of(unit))}
    return await ask("commune", "POST", f"{DOSSIER}/forward", body, at=JUNE)
