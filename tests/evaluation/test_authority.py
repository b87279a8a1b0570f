"""Who may do what in evaluation: every role against every operation, every cell asserted."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from fastapi import FastAPI

from kernel.http.openapi import operations, permission
from services.evaluation.roles import GRANTS
from tests.evaluation.office import Office, name

READ = {
    "GET /councils",
    "GET /councils/{council}",
    "GET /rounds",
    "GET /judgings",
    "GET /judgings/{identity}",
    "GET /decisions",
    "GET /decisions/{decision}",
    "GET /revocations/{revocation}",
    "GET /certificates",
    "GET /inspections",
}
SHEETS = {"GET /judgings/{identity}/sheets"}
ARRANGE = {
    "PUT /councils/{council}",
    "POST /councils/{council}/regulation",
    "POST /councils/{council}/members",
    "POST /councils/{council}/dissolution",
    "PUT /rounds/{round}",
    "POST /rounds/{round}/closing",
}
ENROL = {"PUT /rounds/{round}/dossiers/{dossier}", "GET /worklists/dossiers"}
INTEREST = {"POST /councils/{council}/interests"}
SCORE = {
    "PUT /judgings/{identity}/sheet",
    "POST /judgings/{identity}/sheet/revision",
    "GET /judgings/{identity}/sheet",
    "GET /worklists/sheets",
}
PRESIDE = {
    "POST /judgings/{identity}/discussion",
    "POST /judgings/{identity}/closing",
    "POST /judgings/{identity}/knock-out",
}
OPEN = {"PUT /judgings/{identity}", "GET /worklists/sent-up"}
SIGN = {"PUT /decisions/{decision}", "PUT /revocations/{revocation}", "GET /worklists/results"}
INSPECT = {
    "PUT /inspections/{inspection}",
    "PUT /inspections/{inspection}/violations/{violation}",
    "POST /inspections/{inspection}/conclusion",
}
ENTER = {"PUT /certificates/{certificate}"}
PUBLIC = {
    "GET /certificates/{certificate}",
    "GET /ratings",
    "GET /ratings/{identity}",
    "GET /criteria-sets/{rules}/{number}",
    "GET /grounds",
    "GET /me",
    "GET /activity",
}
OFFICER = READ | SHEETS | ARRANGE | ENROL | ENTER

EXPECTED = {
    "administrator": READ,
    "commune-officer": READ,
    "district-officer": OFFICER,
    "province-officer": OFFICER,
    "central-officer": OFFICER,
    "chairman": READ | SHEETS | ARRANGE | SIGN,
    "council-secretary": READ | SHEETS | ENROL | INTEREST | OPEN,
    "council-member": READ | INTEREST | SCORE | PRESIDE,
    "inspector": READ | INSPECT,
    "auditor": READ | SHEETS,
    "representative": set[str](),
    "subscriber": set[str](),
}


@pytest.fixture
def demanding(office: Office) -> set[str]:
    """Every operation that demands an appointment, as method and path below /api/v1."""
    app: FastAPI = office.app
    return {f"{m} {path.removeprefix('/api/v1')}" for m, path, r in operations(app) if permission(r)}


def cells(demanding: set[str]) -> Iterator[tuple[str, str, str]]:
    for operation in sorted(demanding):
        method, _, path = operation.partition(" ")
        yield operation, method, re.sub(r"\{[^}]+\}", str(name("nothing")), path)


def test_every_operation_is_public_or_in_the_table(office: Office, demanding: set[str]) -> None:
    everything = {
        f"{m} {path.removeprefix('/api/v1')}"
        for m, path, _ in operations(office.app)
        if path.startswith("/api/v1")
    }
    assert demanding == set[str]().union(*EXPECTED.values())
    assert everything - demanding == PUBLIC


@pytest.mark.parametrize("role", EXPECTED)
async def test_a_role_may_do_what_the_table_says_and_nothing_else(
    role: str, office: Office, demanding: set[str]
) -> None:
    await office.appoint("somebody", role, "395")
    for operation, method, path in cells(demanding):
        answer = await office.ask("somebody", method, path, {} if method != "GET" else None)
        barred = (answer.status_code, answer.json().get("rule")) == (403, "not-appointed")
        assert barred == (operation not in EXPECTED[role]), f"{role}: {operation}: {answer.text}"
        assert answer.status_code < 500


async def test_nobody_without_a_token_may_do_anything(office: Office, demanding: set[str]) -> None:
    for operation, method, path in cells(demanding):
        answer = await office.ask(None, method, path, {} if method != "GET" else None)
        assert answer.status_code == 401, operation


async def test_whoever_holds_no_appointment_may_do_nothing(office: Office, demanding: set[str]) -> None:
    for operation, method, path in cells(demanding):
        answer = await office.ask("stranger", method, path, {} if method != "GET" else None)
        assert (answer.status_code, answer.json()["rule"]) == (403, "not-appointed"), operation


def test_every_role_of_the_table_is_granted_as_said() -> None:
    assert {role for role, may in EXPECTED.items() if may} == set(GRANTS)


@pytest.mark.parametrize("unit", ["38", "395", "396", "VN"])
async def test_a_chairman_signs_in_his_unit_and_below(office: Office, unit: str) -> None:
    """The certificate is of a producer in district 395 of province 38."""
    await office.appoint("officer", "district-officer", "395")
    product = await office.product("rice")
    body = {
        "product": str(product),
        "stars": 3,
        "decision_number": "1/QĐ",
        "level": "district",
        "valid_from": "2024-01-01",
    }
    entered = await office.ask("officer", "PUT", f"/certificates/{name('paper')}", body)
    assert entered.status_code == 201
    await office.appoint("signer", "chairman", unit)
    revocation = {
        "number": "2/QĐ",
        "legal_bases": ["Luật"],
        "revoked": [
            {"certificate": str(name("paper")), "product": str(product), "ground": "food-safety-law"}
        ],
    }
    path, at = f"/revocations/{name('revocation')}", "2024-11-20T02:00:00Z"
    signed = await office.ask("signer", "PUT", path, revocation, at=at)
    assert signed.status_code == (403 if unit == "396" else 201), signed.text


async def test_a_decision_is_not_signed_while_appointments_lag(office: Office) -> None:
    await office.appoint("signer", "chairman", "395")
    await office.pool.execute("update progress set caught_up_at = now() - interval '10 seconds'")
    body = {"number": "2/QĐ", "legal_bases": ["Luật"], "recognised": []}
    answer = await office.ask("signer", "PUT", f"/decisions/{name('d')}", body)
    assert (answer.status_code, answer.json()["rule"]) == (503, "authority-stale")


async def test_a_signer_must_have_been_appointed_when_it_was_signed(office: Office) -> None:
    await office.appoint("officer", "district-officer", "395")
    product = await office.product("rice")
    paper = {
        "product": str(product),
        "stars": 3,
        "decision_number": "1/QĐ",
        "level": "district",
        "valid_from": "2024-01-01",
    }
    await office.ask("officer", "PUT", f"/certificates/{name('paper')}", paper)
    await office.appoint("new", "chairman", "395", since=date(2025, 1, 1))
    body = {
        "number": "2/QĐ",
        "legal_bases": ["Luật"],
        "revoked": [
            {"certificate": str(name("paper")), "product": str(product), "ground": "food-safety-law"}
        ],
    }
    early = await office.ask("new", "PUT", f"/revocations/{name('r')}", body, at="2024-11-20T02:00:00Z")
    assert (early.status_code, early.json()["rule"]) == (403, "not-in-force-then")
