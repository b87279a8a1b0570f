"""Each refusal is a problem with its rule and its field, in Vietnamese and English, and nothing half done."""

from datetime import date
from uuid import UUID

import httpx

from tests.evaluation.district import (
    COUNCIL,
    ROUND,
    SPRING,
    SUMMER,
    WINTER,
    a_district,
    a_judging,
    a_rating,
    appoint_all,
    scores,
    submit_all,
)
from tests.evaluation.office import Office, name
from tests.evaluation.story import points

NOBODY = UUID(int=0)


def refused(answer: httpx.Response, status: int, rule: str, field: str | None = None) -> None:
    said = answer.json()
    assert (answer.status_code, said["rule"]) == (status, rule), answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert said["vi"]
    assert said["en"]
    assert said["vi"] != said["en"]
    if field is not None:
        assert said["field"] == field


async def test_a_score_that_no_option_prints(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    path = f"/judgings/{judging}/sheet"
    wrong = {"scores": {**points(60), "1.1": 2}}
    refused(await office.ask("binh", "PUT", path, wrong, at=SPRING), 409, "not-an-option")
    missing = {"scores": {code: given for code, given in points(60).items() if code != "1.1"}}
    refused(await office.ask("binh", "PUT", path, missing, at=SPRING), 409, "missing-criterion")
    unknown = {"scores": {**points(60), "99.1": 0}}
    refused(await office.ask("binh", "PUT", path, unknown, at=SPRING), 409, "unknown-criterion")
    malformed: list[object] = [
        {"scores": {"1.1": "3"}},
        {"scores": {"một": 3}},
        {"points": {}},
        {"scores": {}},
    ]
    for body in malformed:
        assert (await office.ask("binh", "PUT", path, body, at=SPRING)).status_code == 422
    assert (await office.ask("binh", "GET", path)).status_code == 404


async def test_a_member_of_no_council_and_one_with_an_interest(office: Office) -> None:
    await a_district(office)
    judging, product = await a_judging(office)
    path = f"/judgings/{judging}/sheet"
    await office.appoint("stranger", "council-member", "395")
    refused(await office.ask("stranger", "PUT", path, scores(60), at=SPRING), 409, "not-of-the-council")

    interest = {"product": str(product)}
    declared = await office.ask("chi", "POST", f"/councils/{COUNCIL}/interests", interest, at=SPRING)
    assert declared.status_code == 200
    refused(await office.ask("chi", "PUT", path, scores(60), at=SPRING), 409, "has-an-interest")


async def test_a_second_sheet_and_one_after_closing(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 60, 60, 60)
    path = f"/judgings/{judging}/sheet"
    refused(await office.ask("binh", "PUT", path, scores(61), at=SPRING), 409, "sheet-already-submitted")
    refused(
        await office.ask("dung", "POST", f"{path}/revision", scores(61), at=SPRING), 409, "nothing-to-revise"
    )
    await office.ask("chair", "POST", f"/judgings/{judging}/closing", at=SPRING)
    refused(await office.ask("dung", "PUT", path, scores(60), at=SPRING), 409, "scoring-has-closed")


async def test_closing_without_a_quorum_or_without_being_the_chair(office: Office) -> None:
    await a_district(office)
    judging, _ = await a_judging(office)
    await submit_all(office, judging, 60, 60, 60)
    path = f"/judgings/{judging}/closing"
    refused(await office.ask("chair", "POST", path, at=SPRING), 409, "no-quorum")
    refused(await office.ask("binh", "POST", path, at=SPRING), 409, "not-the-chair")


async def test_an_unknown_dossier_round_council_or_judging(office: Office) -> None:
    await a_district(office)
    body = {"dossier": str(NOBODY), "council": str(COUNCIL)}
    refused(
        await office.ask("secretary", "PUT", f"/judgings/{name('j')}", body, at=SPRING),
        409,
        "unknown-dossier",
        "/dossier",
    )
    path = f"/rounds/{ROUND}/dossiers/{NOBODY}"
    refused(await office.ask("secretary", "PUT", path, at=SPRING), 409, "unknown-dossier")
    refused(await office.ask("officer", "POST", f"/rounds/{NOBODY}/closing"), 404, "not-found")
    refused(await office.ask("officer", "POST", f"/councils/{NOBODY}/dissolution"), 404, "not-found")
    refused(await office.ask("chair", "POST", f"/judgings/{NOBODY}/closing"), 404, "not-found")
    refused(await office.ask(None, "GET", f"/ratings/{NOBODY}"), 404, "not-found")


async def test_a_dossier_is_judged_once_at_a_level(office: Office) -> None:
    await a_district(office)
    await a_judging(office)
    body = {
        "dossier": str(name("dossier of rice 2024-02-20")),
        "council": str(COUNCIL),
        "round": str(ROUND),
    }
    again = await office.ask("secretary", "PUT", f"/judgings/{name('again')}", body, at=SPRING)
    refused(again, 409, "judged-already", "/dossier")


async def test_a_dossier_that_is_not_enrolled_is_not_judged_in_the_round(office: Office) -> None:
    await a_district(office)
    dossier = await office.dossier("rice")
    body = {"dossier": str(dossier), "council": str(COUNCIL), "round": str(ROUND)}
    judged = await office.ask("secretary", "PUT", f"/judgings/{name('j')}", body, at=SPRING)
    refused(judged, 409, "not-enrolled")


async def test_a_law_without_national_sheets_rates_nothing(office: Office) -> None:
    await a_district(office)
    dossier = await office.dossier("rice", filed_on=date(2019, 1, 1))
    body = {"dossier": str(dossier), "council": str(COUNCIL)}
    judged = await office.ask("secretary", "PUT", f"/judgings/{name('j')}", body, at=SPRING)
    refused(judged, 409, "set-not-rateable")


async def test_a_council_without_a_regulation_does_not_judge(office: Office) -> None:
    await appoint_all(office)
    body = {
        "name": "Hội đồng",
        "decision_number": "1/QĐ",
        "chair": office.person("chair"),
        "secretary": office.person("secretary"),
        "seats": [{"member": office.person("chair"), "department": "UBND"}],
    }
    made = await office.ask("chairman", "PUT", f"/councils/{COUNCIL}", body, at=WINTER)
    assert made.status_code == 201
    dossier = await office.dossier("rice")
    opened = {"dossier": str(dossier), "council": str(COUNCIL)}
    judged = await office.ask("secretary", "PUT", f"/judgings/{name('j')}", opened, at=SPRING)
    refused(judged, 409, "no-regulation")


async def test_a_command_against_a_stale_version(office: Office) -> None:
    await a_district(office)
    seen = f'"council-{COUNCIL}@1"'
    stale = await office.ask("officer", "POST", f"/councils/{COUNCIL}/dissolution", If_Match=seen)
    refused(stale, 412, "stale-version", "header/If-Match")


async def test_a_decision_that_says_other_than_the_council(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    body = {
        "number": "45/QĐ-UBND",
        "legal_bases": ["QĐ 148"],
        "recognised": [{"product": str(product), "judging": str(judging), "stars": 4}],
    }
    path = f"/decisions/{name('decision')}"
    refused(await office.ask("chairman", "PUT", path, body, at=SUMMER), 409, "other-result")
    refused(await office.ask("chairman", "GET", path), 404, "not-found")


async def test_a_second_decision_on_the_same_result(office: Office) -> None:
    await a_district(office)
    judging, product = await a_rating(office, "rice", 60)
    body = {
        "number": "45/QĐ-UBND",
        "legal_bases": ["QĐ 148"],
        "recognised": [{"product": str(product), "judging": str(judging), "stars": 3}],
    }
    path = f"/decisions/{name('decision')}"
    assert (await office.ask("chairman", "PUT", path, body, at=SUMMER)).status_code == 201
    other = f"/decisions/{name('other')}"
    refused(await office.ask("chairman", "PUT", other, body, at=SUMMER), 409, "already-recognised")


async def test_unknown_fields_are_refused(office: Office) -> None:
    await a_district(office)
    body = {"name": "Đợt 2", "dossiers_due": "2024-03-15", "results_due": "2024-06-30", "level": "central"}
    answer = await office.ask("officer", "PUT", f"/rounds/{name('r')}", body, at=WINTER)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "/level"


async def test_another_districts_people_do_nothing_here(office: Office) -> None:
    await a_district(office)
    await appoint_all(office, "396", "district", "other-")
    judging, _ = await a_judging(office)
    path = f"/judgings/{judging}"
    refused(
        await office.ask("other-binh", "PUT", f"{path}/sheet", scores(60), at=SPRING), 403, "out-of-scope"
    )
    refused(await office.ask("other-chair", "POST", f"{path}/closing", at=SPRING), 403, "out-of-scope")
    refused(await office.ask("other-officer", "GET", f"{path}/sheets"), 403, "out-of-scope")
    dissolution = f"/councils/{COUNCIL}/dissolution"
    refused(await office.ask("other-officer", "POST", dissolution), 403, "out-of-scope")
    await office.catch_up()
    assert (await office.ask("other-officer", "GET", "/judgings")).json()["items"] == []
    refused(await office.ask("other-officer", "GET", path), 403, "out-of-scope")
