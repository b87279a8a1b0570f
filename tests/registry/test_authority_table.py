"""Who may do what, where: every role, at every place, for every action, over HTTP with a token."""

from collections.abc import Mapping
from uuid import UUID

import httpx
import pytest
import pytest_asyncio

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from kernel.http.app import create_app
from kernel.http.openapi import operations, permission
from kernel.service import Service
from services.registry.places.domain.appointment import Role
from services.registry.roles import GRANTS
from services.registry.settings import Settings
from tests.kernel.http.officers import appoint
from tests.registry.conftest import Ask
from tests.registry.people import office_of
from tests.registry.steps import (
    COOP,
    COOPERATIVE,
    DOSSIER,
    PRODUCT,
    REPORT,
    address,
    create,
    done,
    open_dossier,
    pdf,
    register,
    upload,
)
from tests.registry.story import HONEY_COOP, HONEY_IDEA, REPRESENTATION

A, C, D, P, M, CH, S, ME, IN, R, AU = (
    Role.ADMINISTRATOR,
    Role.COMMUNE_OFFICER,
    Role.DISTRICT_OFFICER,
    Role.PROVINCE_OFFICER,
    Role.CENTRAL_OFFICER,
    Role.CHAIRMAN,
    Role.COUNCIL_SECRETARY,
    Role.COUNCIL_MEMBER,
    Role.INSPECTOR,
    Role.REPRESENTATIVE,
    Role.AUDITOR,
)
OFFICES = {C, D, P}
# The table as people read it; the service's own is compared with it, and then asked.
TABLE: Mapping[str, set[Role]] = {
    "registry.read": {A, C, D, P, M, CH, S, ME, IN, R, AU},
    "registry.file-late": {A, C, D, P, CH},
    "registry.unit.change": {A},
    "registry.office.change": {A},
    "registry.officer.appoint": {A},
    "registry.officer.read": {A, AU},
    "registry.producer.register": OFFICES,
    "registry.producer.close": OFFICES,
    "registry.producer.amend": OFFICES | {R},
    "registry.producer.contact": OFFICES | {R},
    "registry.representative.name": OFFICES,
    "registry.product.create": OFFICES | {R},
    "registry.product.rename": OFFICES | {R},
    "registry.product.retire": OFFICES | {R},
    "registry.product.classify": OFFICES,
    "registry.product.code": OFFICES,
    "registry.idea.submit": OFFICES | {R},
    "registry.idea.withdraw": OFFICES | {R},
    "registry.idea.check": OFFICES,
    "registry.idea.select": {D, P},
    "registry.dossier.prepare": OFFICES | {R},
    "registry.dossier.file": OFFICES | {R},
    "registry.dossier.withdraw": OFFICES | {R},
    "registry.dossier.receive": OFFICES,
    "registry.dossier.report": OFFICES | {CH},
    "registry.dossier.return": OFFICES,
    "registry.dossier.forward": OFFICES,
    "registry.evidence.read": {C, D, P, M, CH, S, ME, IN, R, AU},
}
IDEA = f"/ideas/{HONEY_IDEA}"
WHY = {"reasons": "thử quyền"}
# One request for each action, about something in the commune 98101.
REQUESTS: Mapping[str, tuple[str, str, Mapping[str, object] | None]] = {
    "registry.read": ("GET", COOP, None),
    "registry.unit.change": ("POST", "/units/98101/rename", {"name": "Xã Suối Mơ", "on": "2024-01-01"}),
    "registry.office.change": (
        "POST",
        f"/offices/{office_of('98101')}/rename",
        {"name": "UBND Xã Suối Mơ", "on": "2024-01-01"},
    ),
    "registry.officer.appoint": (
        "PUT",
        f"/appointments/{UUID(int=1)}",
        {
            "subject": "x",
            "role": "auditor",
            "office": str(office_of("98101")),
            "since": "2024-01-01",
            "until": "2024-01-02",
        },
    ),
    "registry.officer.read": ("GET", "/appointments?unit=98101", None),
    "registry.producer.register": ("PUT", COOP, COOPERATIVE),
    "registry.producer.close": ("POST", f"{COOP}/close", {"reason": "thử quyền"}),
    "registry.producer.amend": ("POST", f"{COOP}/amend", {}),
    "registry.producer.contact": ("GET", f"{COOP}/contact", None),
    "registry.representative.name": ("POST", f"{COOP}/representatives/{REPRESENTATION}/end", None),
    "registry.product.create": (
        "PUT",
        PRODUCT,
        {"producer": str(HONEY_COOP), "name": "Mật"},
    ),
    "registry.product.rename": ("POST", f"{PRODUCT}/rename", {"name": "Mật ong Suối Mơ"}),
    "registry.product.retire": ("POST", f"{PRODUCT}/retire", {"reason": "thử quyền"}),
    "registry.product.classify": ("POST", f"{PRODUCT}/classify", {"generation": "R4", "criteria_set": 4}),
    "registry.product.code": ("POST", f"{PRODUCT}/code", None),
    "registry.idea.submit": ("POST", f"{IDEA}/resubmit", {"title": "Mật", "description": ""}),
    "registry.idea.withdraw": ("POST", f"{IDEA}/withdraw", None),
    "registry.idea.check": ("POST", f"{IDEA}/return", WHY),
    "registry.idea.select": ("POST", f"{IDEA}/select", None),
    "registry.dossier.prepare": ("POST", f"{DOSSIER}/self-assessment", {"scores": {}}),
    "registry.dossier.file": ("POST", f"{DOSSIER}/file", None),
    "registry.dossier.withdraw": ("POST", f"{DOSSIER}/withdraw", WHY),
    "registry.dossier.receive": ("POST", f"{DOSSIER}/slip", None),
    "registry.dossier.report": ("POST", f"{DOSSIER}/report", REPORT),
    "registry.dossier.return": ("POST", f"{DOSSIER}/return", WHY),
    "registry.dossier.forward": ("POST", f"{DOSSIER}/forward", {"to_office": str(office_of("981"))}),
    "registry.evidence.read": ("GET", address(pdf("x"), "story").partition("?")[0], None),
}
# For a representative each of these is about somebody else's producer.
OF_A_PRODUCER = {action for action in REQUESTS if action.split(".")[1] not in ("unit", "office", "officer")}
# What may be answered once authority has let it pass: done, or a rule of the thing itself.
REACHED = {200, 201, 204, 409, 422}
REACHING, ELSEWHERE = ("VN", "981", "98101"), ("98102", "971")
NO_APPOINTMENT, OUT_OF_SCOPE = "not-appointed", "out-of-scope"


def expected(role: Role, unit: str, action: str) -> str | None:
    """The rule that must refuse, or None where authority lets it pass."""
    if role not in TABLE[action]:
        return NO_APPOINTMENT
    if unit in ELSEWHERE:
        return OUT_OF_SCOPE
    if role is Role.REPRESENTATIVE and action in OF_A_PRODUCER:
        return "not-its-representative"
    if action == "registry.dossier.report" and unit != "98101":
        return "not-the-commune"
    return None


def said(answer: httpx.Response) -> str | None:
    """The rule that refused, or None where authority let it pass; a failure of ours is neither."""
    assert answer.status_code in REACHED | {403}, answer.text
    return answer.json()["rule"] if answer.status_code == 403 else None


@pytest_asyncio.fixture
async def something(ask: Ask) -> None:
    """A producer, a product, an idea and a dossier with a paper in the commune 98101."""
    await register(ask)
    await create(ask)
    await open_dossier(ask)
    done(await upload(ask, pdf("x"), "story"))
    idea = {"producer": str(HONEY_COOP), "title": "Mật", "description": ""}
    done(await ask("commune", "PUT", IDEA, idea))


def test_the_table_is_the_one_that_people_read() -> None:
    assert {role: {a for a, roles in TABLE.items() if role in roles} for role in Role} == {
        role: GRANTS.get(role, frozenset()) for role in Role
    }


def test_every_action_of_a_route_is_in_the_table_and_has_a_request(made: Service, settings: Settings) -> None:
    routes = [may.action for _, _, r in operations(create_app(made, settings)) if (may := permission(r))]
    assert set(routes) == REQUESTS.keys()
    assert TABLE.keys() == REQUESTS.keys() | {"registry.file-late"}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.usefixtures("something")
async def test_every_cell_of_role_place_and_action(
    ask: Ask, registry: Database, registry_issuer: Issuer, role: Role
) -> None:
    wrong: list[tuple[str, str, str | None, str | None]] = []
    for unit in (*REACHING, *ELSEWHERE):
        name = f"{role.value}@{unit}"
        await appoint(registry, registry_issuer.url, name, role.value, unit)
        for action, (method, path, body) in REQUESTS.items():
            found = said(await ask(name, method, path, body))
            wanted = expected(role, unit, action)
            if found != wanted:
                wrong.append((unit, action, found, wanted))
    assert wrong == []


@pytest.mark.parametrize("listing", ["producers", "products", "ideas", "dossiers", "offices"])
@pytest.mark.usefixtures("something")
async def test_lists_show_what_is_in_reach_and_nothing_else(ask: Ask, listing: str) -> None:
    for who, count in (("commune", 1), ("district", 1), ("ministry", 1), ("next-commune", 0)):
        rows = (await ask(who, "GET", f"/{listing}")).json()["items"]
        assert sum(row["unit"] == "98101" for row in rows) == count, who
    refused = await ask("next-commune", "GET", f"/{listing}?unit=98101")
    assert said(refused) == OUT_OF_SCOPE


@pytest.mark.usefixtures("something")
async def test_without_a_token_nobody_may_anything(client: httpx.AsyncClient) -> None:
    for method, path, body in REQUESTS.values():
        answer = await client.request(method, path, json=body)
        assert (answer.status_code, answer.json()["rule"]) == (401, "unauthenticated"), path
