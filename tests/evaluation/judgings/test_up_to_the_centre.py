"""Under QĐ 26/2026: a chairman's approval, what the centre makes of it, and a province that judges again."""

from datetime import date
from uuid import UUID

from services.evaluation.recognition.domain.certificate import certificate_id
from tests.evaluation.district import a_council, a_decision, appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.session_of_june import (
    JUNE_10,
    a_dossier,
    a_province,
    an_opening,
    done,
    in_session,
    points,
    scored,
)

JULY_1, JULY_20, AUGUST = "2026-07-01T02:00:00Z", "2026-07-20T02:00:00Z", "2026-08-03T02:00:00Z"
BELOW, ABOVE, APPROVAL, ORDER = name("below"), name("above"), name("approval"), name("order")
BASES = {"legal_bases": ["QĐ 26/2026/QĐ-TTg"]}
SIGNED = {"number": "61/QĐ-UBND", **BASES}
AGAIN = {"number": "70/UBND", "reason": "Đánh giá lại", **BASES}


async def at_91(office: Office) -> tuple[UUID, UUID]:
    """The province has found 91 points: the dossier and its product."""
    await a_province(office)
    await appoint_all(office, "VN", "central", "c-")
    await a_council(office, name("c-council"), "c-")
    dossier = await a_dossier(office, "rice", date(2026, 5, 25))
    done(await an_opening(office, BELOW, dossier))
    await in_session(office, {dossier: BELOW})
    found = await scored(office, BELOW, points("R6", 91))
    assert (found["stars"], found["sent_to"]) == (5, "central")
    return dossier, name("rice")


async def approves(office: Office, product: UUID) -> None:
    body = {**SIGNED, "approved": [{"product": str(product), "judging": str(BELOW)}]}
    done(await office.ask("p-chairman", "PUT", f"/approvals/{APPROVAL}", body, at=JULY_1))


async def opens_above(office: Office, dossier: UUID) -> int:
    body = {"dossier": str(dossier), "council": str(name("c-council")), "sent_up_by": str(BELOW)}
    return (await office.ask("c-secretary", "PUT", f"/judgings/{ABOVE}", body, at=JULY_20)).status_code


async def at_the_centre(office: Office, total: int) -> tuple[UUID, UUID]:
    """Approved, and judged at the centre, by a paper whose session nobody wrote down."""
    dossier, product = await at_91(office)
    await approves(office, product)
    assert await opens_above(office, dossier) == 201
    await scored(office, ABOVE, points("R6", total), "c-", JULY_20)
    return dossier, product


async def test_the_chairman_finds_what_he_has_to_approve_and_the_centre_waits_for_it(office: Office) -> None:
    dossier, product = await at_91(office)
    await office.catch_up()
    waiting = (await office.ask("p-chairman", "GET", "/worklists/approvals")).json()["items"]
    assert [row["judging"] for row in waiting] == [str(BELOW)]
    assert await opens_above(office, dossier) == 409
    await approves(office, product)
    await office.catch_up()
    assert (await office.ask("p-chairman", "GET", "/worklists/approvals")).json()["items"] == []
    assert await opens_above(office, dossier) == 201
    shown = (await office.ask("officer of nothing", "GET", f"/approvals/{APPROVAL}")).status_code
    assert shown == 403
    listed = (await office.ask("p-officer", "GET", f"/decisions?product={product}")).json()["items"]
    assert [row["kind"] for row in listed] == ["approval"]


async def test_the_minister_certifies_five_stars(office: Office) -> None:
    _, product = await at_the_centre(office, 92)
    decision = await a_decision(office, {product: (ABOVE, 5)}, at=AUGUST, prefix="c-")
    shown = (await office.ask(None, "GET", f"/certificates/{certificate_id(decision, product)}")).json()
    assert (shown["stars"], shown["level"], shown["standing"]) == (5, "central", "live")


async def test_below_ninety_the_provinces_chairman_recognises_what_the_centre_found(office: Office) -> None:
    _, product = await at_the_centre(office, 85)
    await office.catch_up()
    waiting = (await office.ask("p-chairman", "GET", "/worklists/results")).json()["items"]
    assert [row["judging"] for row in waiting] == [str(ABOVE)]
    decision = await a_decision(office, {product: (ABOVE, 4)}, at=AUGUST, prefix="p-")
    shown = (await office.ask(None, "GET", f"/certificates/{certificate_id(decision, product)}")).json()
    assert (shown["stars"], shown["level"]) == (4, "province")


async def test_or_he_has_it_judged_again_and_both_results_fall(office: Office) -> None:
    dossier, product = await at_the_centre(office, 85)
    order = {
        "judging": str(BELOW),
        "above": str(ABOVE),
        "number": "70/UBND",
        "reason": "Đánh giá lại",
        **BASES,
    }
    done(await office.ask("p-chairman", "PUT", f"/reevaluations/{ORDER}", order, at=AUGUST))
    done(await office.ask("p-chairman", "PUT", f"/reevaluations/{ORDER}", order, at=AUGUST))
    fallen = {
        **SIGNED,
        "recognised": [{"product": str(product), "judging": str(ABOVE), "stars": 4}],
    }
    refused = await office.ask("p-chairman", "PUT", f"/decisions/{name('late')}", fallen, at=AUGUST)
    assert (refused.status_code, refused.json()["rule"]) == (409, "judged-again")
    again = name("again")
    wrong = await an_opening(office, again, dossier, follows=str(name("nothing")))
    assert wrong.status_code == 404
    done(await an_opening(office, again, dossier, follows=str(BELOW)))
    await in_session(office, {dossier: again}, "august")
    found = await scored(office, again, points("R6", 80))
    assert found["stars"] == 4


async def test_without_the_centres_result_a_province_does_not_judge_again(office: Office) -> None:
    await at_91(office)
    order = {"judging": str(BELOW), **AGAIN}
    path = f"/reevaluations/{ORDER}"
    refused = await office.ask("p-chairman", "PUT", path, order, at=AUGUST)
    assert (refused.status_code, refused.json()["rule"]) == (409, "no-cause-to-judge-again")
    done(await office.ask("c-chairman", "PUT", path, order, at=AUGUST))


async def test_a_correction_says_how_the_decision_reads(office: Office) -> None:
    await a_province(office)
    dossier = await a_dossier(office, "rice", date(2026, 5, 25))
    done(await an_opening(office, BELOW, dossier))
    await in_session(office, {dossier: BELOW})
    await scored(office, BELOW, points("R6", 75))
    decision = await a_decision(office, {name("rice"): (BELOW, 4)}, at=JULY_1, prefix="p-")
    path = f"/decisions/{decision}"
    right = {"number": "52/QĐ-UBND", "reason": "Sai số", "right_number": "46/QĐ-UBND", **BASES}
    correction = f"{path}/corrections/{name('correction')}"
    done(await office.ask("p-chairman", "PUT", correction, right, at=JULY_20))
    again = await office.ask("p-chairman", "PUT", correction, right, at=JULY_20)
    assert again.headers["Idempotent-Replayed"] == "true"
    shown = (await office.ask("p-officer", "GET", path)).json()
    assert (shown["number"], len(shown["corrections"])) == ("46/QĐ-UBND", 1)
    same = {**right, "number": "53/QĐ-UBND"}
    refused = await office.ask("p-chairman", "PUT", f"{path}/corrections/{name('no')}", same, at=JULY_20)
    assert (refused.status_code, refused.json()["rule"]) == (409, "nothing-corrected")
    early = await office.ask("p-chairman", "PUT", f"{path}/corrections/{name('no')}", right, at=JUNE_10)
    assert early.json()["rule"] == "corrected-before-issue"
    stranger = await office.ask("c-chairman", "PUT", f"{path}/corrections/{name('no')}", right, at=JULY_20)
    assert stranger.status_code == 403
    await office.catch_up()
    listed = (await office.ask("p-officer", "GET", "/decisions")).json()["items"]
    assert [(row["number"], row["corrections"]) for row in listed] == [("46/QĐ-UBND", 1)]
