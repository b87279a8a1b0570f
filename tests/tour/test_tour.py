"""docs/tour.md is what really happens: it is walked here, request by request, and compared.

`WRITE_TOUR=1 make test ARGS=tests/tour` writes it anew.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import httpx
import pytest

from law.wording.packs import released
from services.evaluation.recognition.domain.certificate import certificate_id
from tests.evaluation.district import FIVE, appoint_all
from tests.evaluation.office import Office, name
from tests.evaluation.session_of_june import points
from tests.registry.conftest import Ask
from tests.registry.people import office_of
from tests.registry.steps import DOSSIER, JUNE, MAY, REPORT, complete, done, forward
from tests.tour.paper import Paper, is_list, is_object
from tests.tour.walk import TITLES, Walk

TOUR = Path(__file__).parents[2] / "docs" / "tour.md"
JUNE_1, JUNE_5, JUNE_8, JUNE_10 = (f"2026-06-{day}T02:00:00Z" for day in ("01", "05", "08", "10"))
JULY, AUTUMN = "2026-07-01T02:00:00Z", "2026-10-12T02:00:00Z"
COUNCIL, ROUND, SESSION, JUDGING = (name(f"tour {of}") for of in ("council", "round", "session", "judging"))
DECISION, INSPECTION, VIOLATION, REVOCATION = (
    name(f"tour {of}") for of in ("decision", "inspection", "violation", "revocation")
)


async def test_the_tour_is_what_happens(ask: Ask, office: Office) -> None:
    paper = Paper()
    paper.lines += [
        "# A short tour of evaluation",
        "",
        "Requests and their answers, from the commune's report to a revocation. They are not invented:",
        "`tests/tour` asks them and compares this page with what was answered. Long ones are shortened (…).",
        "Whoever is not anybody holds a token, and an appointment says what he or she may do; `Occurred-At`",
        "files a thing under the day on which it happened. Where only the request stands, its answer said no",
        "more than that it was done.",
        "",
    ]
    walk = Walk(office, paper)
    await the_communes_report(ask, paper)
    await a_council_and_its_round(walk)
    await a_sitting(walk)
    await stars(walk)
    await papers(walk)
    await afterwards(walk)
    if os.environ.get("WRITE_TOUR"):
        TOUR.write_text(paper.text(), encoding="utf-8")
    assert TOUR.read_text(encoding="utf-8") == paper.text()


async def the_communes_report(ask: Ask, paper: Paper) -> None:
    paper.heading("The commune's report (S9)")
    paper.say("The commune does not score. It reports on four contents, and only then forwards the dossier.")
    await complete(ask)
    done(await ask("commune", "POST", f"{DOSSIER}/file", at=MAY))
    done(await ask("commune", "POST", f"{DOSSIER}/slip", at=MAY))
    path, to = f"/api/v1{DOSSIER}", {"to_office": str(office_of("981"))}
    early = await forward(ask)
    paper.show("the commune", "POST", f"{path}/forward", to, early, at=JUNE, only=("rule", "vi", "en"))
    reported = await ask("commune-chairman", "POST", f"{DOSSIER}/report", REPORT, at=MAY)
    paper.show("the commune's chairman", "POST", f"{path}/report", REPORT, reported, at=MAY)
    sent = await forward(ask)
    paper.show("the commune", "POST", f"{path}/forward", to, sent, at=JUNE)


async def a_council_and_its_round(walk: Walk) -> None:
    paper = walk.paper
    paper.heading("Councils, regulation and rounds (S10)")
    await appoint_all(walk.office, "38", "province", "p-")
    persons = [walk.office.person(f"p-{member}") for member in FIVE]
    body = {
        "name": "Hội đồng OCOP cấp tỉnh",
        "decision_number": "12/QĐ-UBND",
        "chair": persons[0],
        "secretary": persons[1],
        "seats": [
            {"member": person, "department": f"Sở {place}"} for place, person in enumerate(persons, start=1)
        ],
        "advisers": [walk.office.person("p-officer")],
    }
    await walk.quietly("p-chairman", "PUT", f"/councils/{COUNCIL}", body, at=JUNE_1)
    paper.say("What a regulation leaves out is taken from the office's local setting, else it is as usual.")
    regulation = {"document": "13/QC-HĐ", "quorum": 4, "spread": 10, "handout_days": 1}
    path = f"/councils/{COUNCIL}/regulation"
    await walk.ask("p-chairman", "POST", path, regulation, at=JUNE_1)
    fields = ("quorum", "chair_must_score", "spread", "gate_reading", "handout_days")
    await walk.ask("p-officer", "GET", f"/councils/{COUNCIL}", only=fields)
    paper.say("The law's own rounds, in working days; a round beside them names its regulation and its plan.")
    await walk.ask(None, "GET", "/rounds/calendar?rules=R6&level=province&year=2026")
    extra = {"name": "Đợt tháng 6", "dossiers_due": "2026-06-05", "results_due": "2026-06-29"}
    only = ("rule", "vi", "en", "source")
    await walk.ask("p-officer", "PUT", f"/rounds/{ROUND}", extra, at=JUNE_1, only=only)
    founded = {**extra, "regulation": "13/QC-HĐ", "plan": "20/KH-UBND"}
    await walk.ask("p-officer", "PUT", f"/rounds/{ROUND}", founded, at=JUNE_1)


async def a_sitting(walk: Walk) -> None:
    paper = walk.paper
    dossier = await walk.office.dossier(
        "Gạo nếp mẫu", filed_on=date(2026, 5, 25), forwarded_on=date(2026, 6, 1), office="38"
    )
    await walk.quietly("p-secretary", "PUT", f"/rounds/{ROUND}/dossiers/{dossier}", at=JUNE_5)
    opened = {"dossier": str(dossier), "council": str(COUNCIL), "round": str(ROUND)}
    await walk.quietly("p-secretary", "PUT", f"/judgings/{JUDGING}", opened, at=JUNE_5)
    planned = {
        "council": str(COUNCIL),
        "planned_on": "2026-06-10",
        "place": "UBND tỉnh",
        "dossiers": [str(dossier)],
    }
    session = f"/rounds/{ROUND}/sessions/{SESSION}"
    await walk.ask("p-secretary", "PUT", session, planned, at=JUNE_5)
    paper.say("Dossier and sample reach the members in time, or not at all.")
    only = ("rule", "vi", "en")
    await walk.ask("p-secretary", "POST", f"/judgings/{JUDGING}/hand-out", at=JUNE_10, only=only)
    await walk.ask("p-secretary", "POST", f"/judgings/{JUDGING}/hand-out", at=JUNE_8)
    paper.say("Who has an interest does not score, and who is not there does not either.")
    interest = {"product": str(name("Gạo nếp mẫu"))}
    await walk.ask("p-dung", "POST", f"/councils/{COUNCIL}/interests", interest, at=JUNE_10)
    there = {"present": [walk.office.person(f"p-{member}") for member in FIVE]}
    await walk.quietly("p-secretary", "POST", f"{session}/attendance", there, at=JUNE_10)
    sheet = {"scores": dict(points("R6", 66))}
    await walk.ask("p-dung", "PUT", f"/judgings/{JUDGING}/sheet", sheet, at=JUNE_10, only=only)


async def stars(walk: Walk) -> None:
    paper = walk.paper
    paper.heading("Scoring and stars (S11, S12)")
    criterion = released("R6").sets[3].criteria[0]
    paper.say("The sheet of any law and set, as members tick it (here its first criterion).")
    sheet = await walk.ask(None, "GET", "/criteria-sets/R6/3", seen=False)
    (first,) = [c for c in sheet.json()["criteria"] if c["code"] == criterion.code]
    paper.show(
        "anybody, without a login", "GET", "/api/v1/criteria-sets/R6/3", None, httpx.Response(200, json=first)
    )
    for member in ("chair", "secretary", "binh"):
        body = {"scores": dict(points("R6", 66))}
        await walk.quietly(f"p-{member}", "PUT", f"/judgings/{JUDGING}/sheet", body, at=JUNE_10)
    paper.say(
        "Each sheet is sealed until the chair closes scoring; with three of four needed that is refused."
    )
    path = f"/judgings/{JUDGING}/closing"
    await walk.ask("p-chair", "POST", path, at=JUNE_10, only=("rule", "vi", "en", "source"))
    far = {"scores": dict(points("R6", 77)), "comments": {"1.1": "Nguyên liệu hoàn toàn tại xã."}}
    await walk.ask("p-chi", "PUT", f"/judgings/{JUDGING}/sheet", far, at=JUNE_10)
    paper.say("Eleven points apart: the council discusses, and the member scores again.")
    await walk.ask("p-chair", "POST", path, at=JUNE_10, only=("outcome", "spread"))
    await walk.quietly("p-chair", "POST", f"/judgings/{JUDGING}/discussion", at=JUNE_10)
    again = {"scores": dict(points("R6", 70))}
    await walk.quietly("p-chi", "POST", f"/judgings/{JUDGING}/sheet/revision", again, at=JUNE_10)
    only = ("outcome", "average", "band", "stars", "failed_gates", "sent_to")
    await walk.ask("p-chair", "POST", path, at=JUNE_10, only=only)
    paper.say(
        "The average is exact. With the law's id and the pack's digest anybody can compute the stars again."
    )
    await walk.ask(
        None,
        "GET",
        f"/ratings/{JUDGING}",
        only=("rules", "pack", "gate_reading", "average", "stars", "standing", "notes"),
    )
    paper.say(
        "From how many points a dossier goes up is the law's to say; a local setting may not change it."
    )
    seventy = {"level": "province", "document": "20/KH-UBND", "sends_up_from": 70}
    only = ("rule", "vi", "en")
    await walk.ask("p-officer", "PUT", f"/settings/{name('tour setting')}", seventy, at=JUNE_1, only=only)
    paper.say(
        "Under the first law, of 2018, plans did, until the law of August 2019 ended what it did not allow."
    )
    await walk.ask("p-officer", "PUT", f"/settings/{name('tour plan')}", seventy, at="2019-07-22T02:00:00Z")
    await walk.office.fire_timers()
    await walk.ask("p-officer", "GET", "/settings", only=("sends_up_from", "since", "ended_on", "ended_by"))
    paper.say("What would it take to reach four stars? Practice finds the cheapest way, for anybody.")
    case = {"filed_on": "2026-06-01", "set": 3, "scores": dict(points("R6", 66)), "target": 4}
    answer = await walk.ask(None, "POST", "/practice", case, seen=False)
    assert answer.status_code == 200, answer.text
    way = answer.json()
    paper.show(TITLES[None], "POST", "/api/v1/practice", case, httpx.Response(200, json=brief(way)))


def rise(one: Mapping[str, object]) -> str:
    words, before, after = one["words"], one["before"], one["after"]
    assert is_object(words)
    assert is_object(before)
    assert is_object(after)
    return f"{one['criterion']} {words['vi']}: {before['points']} → {after['points']}"


def brief(way: Mapping[str, object]) -> dict[str, object]:
    """Stars and points of a practised sheet, and its cheapest way up."""
    towards = way["towards"]
    assert is_object(towards)
    improvements = towards["improvements"]
    assert is_list(improvements)
    return {
        "total": way["total"],
        "stars": way["stars"],
        "towards": {key: towards[key] for key in ("target", "cost", "total", "stars")},
        "improvements": [rise(one) for one in improvements if is_object(one)],
    }


async def papers(walk: Walk) -> None:
    paper = walk.paper
    paper.heading("Decisions and certificates (S13)")
    product = name("Gạo nếp mẫu")
    body = {
        "number": "45/QĐ-UBND",
        "legal_bases": ["Quyết định số 26/2026/QĐ-TTg"],
        "recognised": [{"product": str(product), "judging": str(JUDGING), "stars": 3}],
    }
    await walk.ask("p-chairman", "PUT", f"/decisions/{DECISION}", body, at=JULY)
    certificate = certificate_id(DECISION, product)
    only = ("stars", "decision_number", "level", "valid_from", "valid_until", "standing")
    await walk.ask(None, "GET", f"/certificates/{certificate}", only=only)
    paper.say("A correction is a paper of its own; the decision reads as corrected, and keeps what it said.")
    right = {
        "number": "52/QĐ-UBND",
        "legal_bases": ["Quyết định số 26/2026/QĐ-TTg"],
        "reason": "Sai số quyết định",
        "right_number": "46/QĐ-UBND",
    }
    path = f"/decisions/{DECISION}/corrections/{name('tour correction')}"
    await walk.ask("p-chairman", "PUT", path, right, at=JULY)
    await walk.ask("p-officer", "GET", f"/decisions/{DECISION}", only=("number", "signed_on", "corrections"))


async def afterwards(walk: Walk) -> None:
    paper = walk.paper
    paper.heading("Inspection and revocation (S14)")
    product = name("Gạo nếp mẫu")
    certificate, office = certificate_id(DECISION, product), str(name("office 38"))
    body = {
        "kind": "unannounced",
        "product": str(product),
        "certificate": str(certificate),
        "duties": [{"office": office, "subject": "samples", "observation": "Lấy hai mẫu."}],
    }
    await walk.quietly("p-inspector", "PUT", f"/inspections/{INSPECTION}", body, at=AUTUMN)
    found = {
        "office": office,
        "subject": "samples",
        "description": "Mẫu vượt ngưỡng",
        "law": "Luật An toàn thực phẩm",
    }
    path = f"/inspections/{INSPECTION}/violations/{VIOLATION}"
    await walk.ask("p-inspector", "PUT", path, found, at=AUTUMN)
    concluded = {"number": "17/KL-ĐKT", "conforms": False, "text": "Không đạt."}
    await walk.quietly("p-inspector", "POST", f"/inspections/{INSPECTION}/conclusion", concluded, at=AUTUMN)
    paper.say("The grounds are the law's of that day, and some need an authority's conclusion first.")
    revoked = {"certificate": str(certificate), "product": str(product), "ground": "breach-of-law"}
    decided = {
        "number": "99/QĐ-UBND",
        "legal_bases": ["Quyết định số 26/2026/QĐ-TTg, Điều 8"],
        "revoked": [revoked],
    }
    only = ("rule", "vi", "en", "source")
    await walk.ask("p-chairman", "PUT", f"/revocations/{REVOCATION}", decided, at=AUTUMN, only=only)
    decided["revoked"] = [{**revoked, "inspection": str(INSPECTION)}]
    await walk.ask("p-chairman", "PUT", f"/revocations/{REVOCATION}", decided, at=AUTUMN)
    shown = await walk.ask(None, "GET", f"/certificates/{certificate}", only=("stars", "standing"))
    assert shown.json()["standing"] == "revoked"


@pytest.mark.parametrize("row", ["S9", "S10", "S11", "S12", "S13", "S14"])
def test_every_row_of_evaluation_is_on_the_tour(row: str) -> None:
    assert row in TOUR.read_text(encoding="utf-8")
