"""Whoever signs needs an appointment that reaches the producer, is known for sure, and held on that day."""

from datetime import date

import pytest

from tests.evaluation.office import Office, name


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
