"""Certificates over the years: one live one per product, and an end on the right day in Vietnam."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from kernel.errors import Conflict
from kernel.reservation import reservation
from kernel.subscription.order import Order, carry_out
from services.evaluation.recognition.domain import decision as decisions
from services.evaluation.recognition.domain.certificate import (
    CertificateExpired,
    CertificateIssued,
    certificate_id,
    decider,
)
from services.evaluation.recognition.reactions.certify import certify
from services.evaluation.recognition.usecases.live_certificate import place_of
from tests.evaluation.district import SUMMER, a_decision, a_district, a_rating
from tests.evaluation.office import Office, heard, name

OLD = {"stars": 3, "decision_number": "1207/QĐ-UBND", "level": "province"}


async def an_old_certificate(office: Office, product: UUID, since: str = "2021-06-01") -> UUID:
    certificate = name(f"paper of {since}")
    body = {**OLD, "product": str(product), "valid_from": since}
    entered = await office.ask("officer", "PUT", f"/certificates/{certificate}", body)
    assert entered.status_code == 201, entered.text
    await office.catch_up()
    return certificate


async def standing(office: Office, certificate: UUID) -> str:
    found = await office.ask(None, "GET", f"/certificates/{certificate}")
    return str(found.json()["standing"])


async def test_a_new_decision_supersedes_the_live_certificate(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    old = await an_old_certificate(office, product, "2024-01-01")
    decision = await a_decision(office, {product: (judging, 3)})
    new = certificate_id(decision, product)
    assert (await standing(office, old), await standing(office, new)) == ("superseded", "live")
    holder, _ = await office.events.state(reservation, place_of(product))
    assert holder == str(new)


async def test_a_decision_filed_after_a_later_one_does_not_supersede_it(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    later = await an_old_certificate(office, product, "2025-01-01")
    decision = await a_decision(office, {product: (judging, 3)})
    earlier = certificate_id(decision, product)
    assert (await standing(office, later), await standing(office, earlier)) == ("live", "superseded")


async def test_a_product_has_one_live_certificate(office: Office) -> None:
    await a_district(office)
    product = await office.product("rice")
    await an_old_certificate(office, product, "2024-01-01")
    body = {**OLD, "product": str(product), "valid_from": "2024-02-01"}
    second = await office.ask("officer", "PUT", f"/certificates/{name('second')}", body)
    assert (second.status_code, second.json()["rule"]) == (409, "certificate-in-force")


async def test_an_old_certificate_is_not_of_tomorrow_and_of_a_known_product(office: Office) -> None:
    await a_district(office)
    product = await office.product("rice")
    body = {**OLD, "product": str(product), "valid_from": "2999-01-01"}
    tomorrow = await office.ask("officer", "PUT", f"/certificates/{name('x')}", body)
    assert tomorrow.json()["rule"] == "issued-in-the-future"
    unknown = {**OLD, "product": str(name("nothing")), "valid_from": "2021-01-01"}
    refused = await office.ask("officer", "PUT", f"/certificates/{name('x')}", unknown)
    assert refused.json()["rule"] == "unknown-product"


async def test_after_downtime_it_expired_when_it_fell_due(office: Office) -> None:
    await a_district(office)
    product = await office.product("rice")
    old = await an_old_certificate(office, product, "2021-06-01")
    assert await office.fire_timers() == 1
    history = await office.events.history(decider, old)
    expired = history[-1]
    assert isinstance(expired.event, CertificateExpired)
    assert expired.event.expired_on.isoformat() == "2024-06-01"
    assert expired.metadata.occurred_at == datetime(2024, 5, 31, 17, tzinfo=UTC)
    assert await office.fire_timers() == 0
    await an_old_certificate(office, product, "2024-07-01")


async def test_it_lasts_to_the_end_of_its_last_day_in_vietnam(office: Office) -> None:
    await a_district(office)
    product = await office.product("rice")
    old = await an_old_certificate(office, product, "2024-07-01")
    assert await office.fire_timers(datetime(2027, 6, 30, 16, 59, 59, tzinfo=UTC)) == 1
    assert await standing(office, old) == "live"
    assert await office.fire_timers(datetime(2027, 6, 30, 17, tzinfo=UTC)) == 1
    assert await standing(office, old) == "expired"


async def test_what_was_superseded_or_revoked_does_not_expire(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    await an_old_certificate(office, product, "2022-01-01")
    await a_decision(office, {product: (judging, 3)})
    assert await office.fire_timers(datetime(2026, 1, 1, tzinfo=UTC)) == 0


async def test_the_reaction_asked_twice_issues_once(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    decision = await a_decision(office, {product: (judging, 3)})
    office.read = 0
    await office.pool.execute("delete from judgings; delete from certificates")
    await office.catch_up()
    history = await office.events.history(decider, certificate_id(decision, product))
    assert [type(r.event) for r in history] == [CertificateIssued]
    assert history[0].metadata.actor == "reaction:certify"
    assert history[0].metadata.occurred_at == datetime.fromisoformat(SUMMER)


async def test_many_products_have_their_certificates_from_one_decision(office: Office) -> None:
    await a_district(office)
    results: dict[UUID, tuple[UUID, int]] = {}
    for called in ("rice", "honey", "tea"):
        judging, product = await a_rating(office, called, 60)
        results[product] = (judging, 3)
    decision = await a_decision(office, results)
    listed = await office.ask("officer", "GET", "/certificates?standing=live")
    assert {row["certificate"] for row in listed.json()["items"]} == {
        str(certificate_id(decision, product)) for product in results
    }


async def test_a_certificate_entered_while_the_reaction_thinks_is_not_overlooked(office: Office) -> None:
    """What was read has changed: nothing is written, and asked again the reaction sees it."""
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    decision = name("decision")
    body = {
        "number": "45/QĐ-UBND",
        "legal_bases": ["QĐ 148"],
        "recognised": [{"product": str(product), "judging": str(judging), "stars": 3}],
    }
    await office.ask("chairman", "PUT", f"/decisions/{decision}", body, at=SUMMER)
    signed = (await office.events.history(decisions.decider, decision))[0]
    cause = heard(signed.event, signed.stream, 1, signed.metadata)

    async def thought() -> Order | None:
        async with office.pool.acquire() as db:
            return await certify.react(cause, office.events, db)

    early = await thought()
    paper = {**OLD, "product": str(product), "valid_from": "2024-01-01"}
    entered = await office.ask("officer", "PUT", f"/certificates/{name('paper')}", paper)
    assert entered.status_code == 201
    with pytest.raises(Conflict):
        await carry_out(office.events, early, certify.cause(cause), datetime.now(UTC))
    done = await carry_out(office.events, await thought(), certify.cause(cause), datetime.now(UTC))
    assert done.outcome == "done"
    assert await standing(office, name("paper")) == "superseded"
    assert await standing(office, certificate_id(decision, product)) == "live"
