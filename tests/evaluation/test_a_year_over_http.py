"""A district's year over HTTP, by officers and members with tokens of their own."""

from uuid import UUID

from services.evaluation.recognition.domain.certificate import certificate_id
from tests.evaluation.district import (
    COUNCIL,
    FIVE,
    ROUND,
    SPRING,
    SUMMER,
    a_decision,
    a_district,
    a_judging,
    a_province,
    a_rating,
    scores,
    submit_all,
)
from tests.evaluation.office import Office, name


async def test_a_council_of_five_with_quorum_four_rates_and_the_chairman_certifies(office: Office) -> None:
    await a_district(office)
    judging, product = await a_judging(office)
    await submit_all(office, judging, 60, 62, 64, 66)

    closed = await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    assert closed.json()["outcome"] == "rated"
    assert (closed.json()["average"], closed.json()["stars"]) == ("63.00", 3)

    decision = await a_decision(office, {product: (judging, 3)})
    shown = await office.ask(None, "GET", f"/certificates/{certificate_id(decision, product)}")
    assert shown.json()["standing"] == "live"
    assert (shown.json()["valid_from"], shown.json()["valid_until"]) == ("2024-06-10", "2027-06-09")
    rating = await office.ask(None, "GET", f"/ratings/{judging}")
    assert (rating.json()["rules"], rating.json()["sheets"]) == ("R4", 4)


async def test_totals_eleven_points_apart_are_discussed_and_scored_again(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 60, 60, 60, 71)
    path = f"/judgings/{judging}"

    first = await office.ask("chair", "POST", f"{path}/closing", at=SPRING)
    assert (first.json()["outcome"], first.json()["spread"]) == ("discussion", 11)
    again = await office.ask("chair", "POST", f"{path}/closing", at=SPRING)
    assert (again.status_code, again.json()["rule"]) == (409, "discussion-needed")

    await office.ask("chair", "POST", f"{path}/discussion", at=SPRING)
    await office.catch_up()
    waiting = await office.ask("dung", "GET", "/worklists/sheets")
    assert [row["judging"] for row in waiting.json()["items"]] == [str(judging)]
    revised = await office.ask("dung", "POST", f"{path}/sheet/revision", scores(68), at=SPRING)
    assert revised.status_code == 200
    last = await office.ask("chair", "POST", f"{path}/closing", at=SPRING)
    assert (last.json()["outcome"], last.json()["average"]) == ("rated", "61.60")


async def test_seventy_points_go_up_and_the_province_gives_four_stars(office: Office) -> None:
    await a_district(office)
    await a_province(office)
    below, product = await a_rating(office, "rice", 80)
    await office.catch_up()

    waiting = await office.ask("p-secretary", "GET", "/worklists/sent-up")
    assert [row["judging"] for row in waiting.json()["items"]] == [str(below)]
    above, dossier = name("above"), waiting.json()["items"][0]["dossier"]
    body = {"dossier": dossier, "council": str(name("p-council")), "sent_up_by": str(below)}
    opened = await office.ask("p-secretary", "PUT", f"/judgings/{above}", body, at=SPRING)
    assert opened.status_code == 201, opened.text
    await submit_all(office, above, *[80] * 5, prefix="p-")
    closed = await office.ask("p-chair", "POST", f"/judgings/{above}/closing", at=SPRING)
    assert (closed.json()["stars"], closed.json()["sent_to"]) == (4, None)

    decision = await a_decision(office, {product: (above, 4)}, prefix="p-")
    shown = await office.ask(None, "GET", f"/certificates/{certificate_id(decision, product)}")
    assert (shown.json()["stars"], shown.json()["level"]) == (4, "province")


async def test_what_the_province_gives_three_stars_the_district_certifies(office: Office) -> None:
    await a_district(office)
    await a_province(office)
    below, product = await a_rating(office, "rice", 75)
    above = name("above")
    dossier = (await office.ask(None, "GET", f"/ratings/{below}")).json()
    assert dossier["average"] == "75.00"
    body = {
        "dossier": str(name("dossier of rice 2024-02-20")),
        "council": str(name("p-council")),
        "sent_up_by": str(below),
    }
    await office.ask("p-secretary", "PUT", f"/judgings/{above}", body, at=SPRING)
    await submit_all(office, above, *[65] * 5, prefix="p-")
    closed = await office.ask("p-chair", "POST", f"/judgings/{above}/closing", at=SPRING)
    assert (closed.json()["stars"], closed.json()["sent_to"]) == (3, "district")
    await office.catch_up()

    waiting = await office.ask("chairman", "GET", "/worklists/results")
    assert [row["judging"] for row in waiting.json()["items"]] == [str(above)]
    decision = await a_decision(office, {product: (above, 3)})
    shown = await office.ask(None, "GET", f"/certificates/{certificate_id(decision, product)}")
    assert shown.json()["level"] == "district"


async def certified(office: Office, called: str) -> tuple[UUID, UUID]:
    await a_district(office)
    judging, product = await a_rating(office, called, 60)
    decision = await a_decision(office, {product: (judging, 3)})
    return certificate_id(decision, product), product


async def test_an_inspection_leads_to_a_revocation_in_one_moment(office: Office) -> None:
    certificate, product = await certified(office, "rice")
    inspection, autumn = name("inspection"), "2024-10-20T02:00:00Z"
    lead = str(name("office 395"))
    body = {
        "kind": "unannounced",
        "product": str(product),
        "certificate": str(certificate),
        "duties": [{"office": lead, "subject": "samples", "observation": "Hai mẫu"}],
    }
    held = await office.ask("inspector", "PUT", f"/inspections/{inspection}", body, at=autumn)
    assert held.status_code == 201, held.text
    found = {"office": lead, "subject": "samples", "description": "Vượt ngưỡng", "law": "Luật ATTP"}
    path = f"/inspections/{inspection}/violations/{name('violation')}"
    assert (await office.ask("inspector", "PUT", path, found, at=autumn)).status_code == 200
    concluded = await office.ask(
        "inspector",
        "POST",
        f"/inspections/{inspection}/conclusion",
        {"number": "17/KL", "conforms": False, "text": "Không đạt"},
        at=autumn,
    )
    assert concluded.status_code == 200, concluded.text

    revocation = {
        "number": "99/QĐ-UBND",
        "legal_bases": ["Luật An toàn thực phẩm"],
        "revoked": [
            {
                "certificate": str(certificate),
                "product": str(product),
                "ground": "food-safety-law",
                "inspection": str(inspection),
            }
        ],
    }
    path, winter = f"/revocations/{name('revocation')}", "2024-11-20T02:00:00Z"
    signed = await office.ask("chairman", "PUT", path, revocation, at=winter)
    assert signed.status_code == 201, signed.text
    shown = await office.ask(None, "GET", f"/certificates/{certificate}")
    assert shown.json()["standing"] == "revoked"

    await office.catch_up()
    listed = await office.ask("officer", "GET", "/certificates?standing=revoked")
    assert [row["ground"] for row in listed.json()["items"]] == ["food-safety-law"]
    again = await office.ask("chairman", "PUT", path, revocation, at=winter)
    assert again.headers["Idempotent-Replayed"] == "true"


async def test_a_revocation_that_one_certificate_refuses_revokes_none(office: Office) -> None:
    certificate, product = await certified(office, "rice")
    revoked = [
        {"certificate": str(certificate), "product": str(of), "ground": "food-safety-law"}
        for of in (product,)
    ]
    other = await a_rating(office, "honey", 60)
    decision = await a_decision(office, {other[1]: (other[0], 3)}, called="second")
    wrong = {"certificate": str(certificate_id(decision, other[1])), "product": str(product)}
    body = {
        "number": "99/QĐ-UBND",
        "legal_bases": ["Luật"],
        "revoked": [*revoked, {**wrong, "ground": "food-safety-law"}],
    }
    refused = await office.ask(
        "chairman", "PUT", f"/revocations/{name('revocation')}", body, at="2024-11-20T02:00:00Z"
    )
    assert (refused.status_code, refused.json()["rule"]) == (409, "of-another-product")
    shown = await office.ask(None, "GET", f"/certificates/{certificate}")
    assert shown.json()["standing"] == "live"


async def test_the_round_and_the_council_are_listed_for_their_district(office: Office) -> None:
    await a_district(office)
    await a_judging(office)
    await office.catch_up()
    rounds = await office.ask("officer", "GET", "/rounds")
    assert [(r["round"], len(r["dossiers"])) for r in rounds.json()["items"]] == [(str(ROUND), 1)]
    councils = await office.ask("officer", "GET", "/councils")
    assert [len(c["members"]) for c in councils.json()["items"]] == [len(FIVE)]
    one = await office.ask("officer", "GET", f"/councils/{COUNCIL}")
    assert one.json()["quorum"] == 4
    closed = await office.ask("officer", "POST", f"/rounds/{ROUND}/closing", at=SUMMER)
    assert closed.status_code == 200


async def test_a_forwarded_dossier_is_a_line_in_the_secretarys_worklist(office: Office) -> None:
    await a_district(office)
    dossier = await office.dossier("rice")
    before = await office.ask("secretary", "GET", "/worklists/dossiers", Acting_As=str(_secretary()))
    assert [row["dossier"]["dossier"] for row in before.json()["items"]] == [str(dossier)]
    await a_judging(office)
    await office.catch_up()
    after = await office.ask("secretary", "GET", "/worklists/dossiers")
    assert after.json()["items"] == []


def _secretary() -> UUID:
    return name("secretary council-secretary 395")
