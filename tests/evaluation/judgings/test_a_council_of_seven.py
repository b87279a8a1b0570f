"""A council of seven with quorum five, an interest, eleven points between two sheets, and a revised sheet.

And what else its rules refuse, each with a sentence in both languages.
"""

from uuid import UUID

import httpx

from law.wording.packs import released
from tests.evaluation.district import ROUND, WINTER, appoint_all, scores
from tests.evaluation.office import Office, name

EARLY, TODAY = "2024-04-08T02:00:00Z", "2024-04-10T02:00:00Z"
SEVEN = ("chair", "secretary", "binh", "chi", "dung", "giang", "hoa")
COUNCIL, SESSION, JUDGING = name("seven"), name("session of seven"), name("judging of seven")
PATH = f"/judgings/{JUDGING}"
SESSIONS = f"/rounds/{ROUND}/sessions/{SESSION}"


def refused(answer: httpx.Response, rule: str) -> None:
    """By that rule, and an officer can read why in either language."""
    said = answer.json()
    assert (answer.status_code, said["rule"]) == (409, rule), answer.text
    assert said["vi"] != said["en"]


def done(answer: httpx.Response, status: int = 200) -> httpx.Response:
    assert answer.status_code == status, answer.text
    return answer


async def seven(office: Office) -> UUID:
    """The council, its round and its dossier; nothing is opened yet."""
    await appoint_all(office)
    for member in ("giang", "hoa"):
        await office.appoint(member, "council-member", "395")
    body = {
        "name": "Hội đồng bảy thành viên",
        "decision_number": "12/QĐ-UBND",
        "chair": office.person("chair"),
        "secretary": office.person("secretary"),
        "seats": [{"member": office.person(m), "department": f"Phòng {m}"} for m in SEVEN],
        "advisers": [office.person("officer")],
    }
    done(await office.ask("chairman", "PUT", f"/councils/{COUNCIL}", body, at=WINTER), 201)
    regulation = {
        "document": "13/QC",
        "members": 7,
        "quorum": 5,
        "spread": 10,
        "beyond_spread": "score-again",
    }
    done(await office.ask("officer", "POST", f"/councils/{COUNCIL}/regulation", regulation, at=WINTER))
    opened = {"name": "Đợt 1", "dossiers_due": "2024-04-10", "results_due": "2024-06-30"}
    done(await office.ask("officer", "PUT", f"/rounds/{ROUND}", opened, at=WINTER), 201)
    dossier = await office.dossier("rice")
    done(await office.ask("secretary", "PUT", f"/rounds/{ROUND}/dossiers/{dossier}", at=EARLY))
    return dossier


async def opened(office: Office) -> UUID:
    dossier = await seven(office)
    body = {"dossier": str(dossier), "council": str(COUNCIL), "round": str(ROUND)}
    done(await office.ask("secretary", "PUT", PATH, body, at=EARLY), 201)
    return dossier


async def scheduled(office: Office, dossier: UUID, planned_on: str = "2024-04-10") -> None:
    body = {"council": str(COUNCIL), "planned_on": planned_on, "place": "UBND", "dossiers": [str(dossier)]}
    done(await office.ask("secretary", "PUT", SESSIONS, body, at=EARLY))


async def present(office: Office, *members: str) -> None:
    there = {"present": [office.person(member) for member in members]}
    done(await office.ask("secretary", "POST", f"{SESSIONS}/attendance", there, at=TODAY))


async def submits(office: Office, member: str, total: int) -> httpx.Response:
    return await office.ask(member, "PUT", f"{PATH}/sheet", scores(total), at=TODAY)


async def closes(office: Office) -> httpx.Response:
    return await office.ask("chair", "POST", f"{PATH}/closing", at=TODAY)


async def test_from_the_hand_out_to_the_stars(office: Office) -> None:
    dossier = await opened(office)
    await scheduled(office, dossier)
    checked = {"complete": True, "findings": "Đủ hồ sơ, đủ mẫu."}
    done(await office.ask("officer", "POST", f"{PATH}/check", checked, at=EARLY))
    done(await office.ask("secretary", "POST", f"{PATH}/hand-out", at=EARLY))
    interest = {"product": str(name("rice"))}
    done(await office.ask("hoa", "POST", f"/councils/{COUNCIL}/interests", interest, at=TODAY))
    await present(office, *SEVEN[:6], "hoa")

    refused(await submits(office, "hoa", 60), "has-an-interest")
    for member, total in zip(SEVEN[:4], (60, 62, 62, 64), strict=True):
        done(await submits(office, member, total))
    refused(await closes(office), "no-quorum")
    done(await submits(office, "dung", 71))
    first = done(await closes(office)).json()
    assert (first["outcome"], first["spread"]) == ("discussion", 11)
    refused(await closes(office), "discussion-needed")

    done(await office.ask("chair", "POST", f"{PATH}/discussion", at=TODAY))
    refused(await closes(office), "discussion-needed")
    done(await office.ask("dung", "POST", f"{PATH}/sheet/revision", scores(67), at=TODAY))
    last = done(await closes(office)).json()
    assert (last["outcome"], last["average"], last["stars"]) == ("rated", "63.00", 3)
    refused(await submits(office, "giang", 60), "scoring-has-closed")


async def test_the_hand_out_comes_a_working_day_before_the_session(office: Office) -> None:
    dossier = await opened(office)
    await scheduled(office, dossier)
    late = await office.ask("secretary", "POST", f"{PATH}/hand-out", at=TODAY)
    refused(late, "handed-out-too-late")
    assert "2024-04-09" in late.json()["detail"]


async def test_who_scores_was_handed_the_dossier_and_is_there(office: Office) -> None:
    dossier = await opened(office)
    refused(await submits(office, "binh", 60), "no-session-scheduled")
    await scheduled(office, dossier)
    refused(await submits(office, "binh", 60), "attendance-not-recorded")
    await present(office, "chair", "chi")
    refused(await submits(office, "binh", 60), "not-present")
    refused(await submits(office, "chi", 60), "not-handed-out")
    done(await office.ask("secretary", "POST", f"{PATH}/hand-out", at=EARLY))
    done(await submits(office, "chi", 60))
    await present(office, "chair", "chi", "binh")
    done(await submits(office, "binh", 60))


async def test_a_session_lists_dossiers_of_its_round_and_members_of_its_council(office: Office) -> None:
    dossier = await opened(office)
    other = {
        "council": str(COUNCIL),
        "planned_on": "2024-04-10",
        "place": "UBND",
        "dossiers": [str(name("another"))],
    }
    refused(await office.ask("secretary", "PUT", SESSIONS, other, at=EARLY), "not-enrolled")
    await scheduled(office, dossier)
    stranger = {"present": [office.person("stranger")]}
    refused(
        await office.ask("secretary", "POST", f"{SESSIONS}/attendance", stranger, at=TODAY),
        "not-of-the-council",
    )
    await present(office, "chair")
    moved = {**other, "dossiers": [str(dossier)], "planned_on": "2024-04-17"}
    refused(await office.ask("secretary", "PUT", SESSIONS, moved, at=TODAY), "session-was-held")


async def test_the_secretary_sees_the_sessions_to_hold(office: Office) -> None:
    dossier = await opened(office)
    await scheduled(office, dossier)
    await scheduled(office, dossier, "2024-04-12")
    await office.catch_up()
    shown = (await office.ask("secretary", "GET", "/worklists/sessions")).json()["items"]
    assert [(row["planned_on"], row["held_on"]) for row in shown] == [("2024-04-12", None)]
    assert (await office.ask("p-secretary", "GET", "/worklists/sessions")).status_code == 403


async def in_session(office: Office) -> None:
    dossier = await opened(office)
    await scheduled(office, dossier)
    done(await office.ask("secretary", "POST", f"{PATH}/hand-out", at=EARLY))
    await present(office, *SEVEN)


async def test_a_sheet_is_saved_as_a_draft_and_gone_once_it_is_submitted(office: Office) -> None:
    await in_session(office)
    draft = f"{PATH}/sheet/draft"
    begun = {"choices": {"1.1": 2}, "comments": {"1.1": "Xem lại hợp đồng"}}
    done(await office.ask("binh", "PUT", draft, begun))
    assert (await office.ask("binh", "GET", draft)).json() == {**begun, "choices": {"1.1": [2]}}
    assert (await office.ask("chi", "GET", draft)).status_code == 404
    assert (await office.ask("officer", "GET", draft)).status_code == 403
    stored = await office.pool.fetchval("select ciphertext from sheet_drafts")
    assert b"choices" not in stored
    done(await submits(office, "binh", 60))
    assert (await office.ask("binh", "GET", draft)).status_code == 404
    done(await office.ask("binh", "PUT", draft, begun))
    assert (await office.ask("binh", "DELETE", draft)).status_code == 204
    assert (await office.ask("binh", "GET", draft)).status_code == 404


async def test_a_sheet_names_the_options_chosen_with_comments(office: Office) -> None:
    await in_session(office)
    criteria = released("R4").sets[3].criteria
    first = criteria[0]
    choices: dict[str, int] = {c.code: 0 for c in criteria} | {first.code: len(first.options)}
    sheet = {"choices": choices, "comments": {first.code: "Nguyên liệu tại xã"}}
    done(await office.ask("binh", "PUT", f"{PATH}/sheet", sheet, at=TODAY))
    own = (await office.ask("binh", "GET", f"{PATH}/sheet")).json()
    assert own["scores"][first.code] == first.options[-1].points
    assert own["choices"][first.code] == [len(first.options)]
    assert own["comments"] == {first.code: "Nguyên liệu tại xã"}
    wrong = {"choices": {**choices, first.code: 40}}
    refused(await office.ask("chi", "PUT", f"{PATH}/sheet", wrong, at=TODAY), "no-such-option")
    two = {"choices": {**choices, first.code: [1, 2]}}
    refused(await office.ask("chi", "PUT", f"{PATH}/sheet", two, at=TODAY), "no-such-option")
    stray = {"choices": choices, "comments": {"99.1": "?"}}
    refused(await office.ask("chi", "PUT", f"{PATH}/sheet", stray, at=TODAY), "unknown-criterion")
    both = await office.ask("chi", "PUT", f"{PATH}/sheet", {**sheet, **scores(60)}, at=TODAY)
    assert both.status_code == 422


async def test_comments_are_read_with_the_sheets_once_scoring_is_closed(office: Office) -> None:
    await in_session(office)
    for member in SEVEN[:5]:
        body = {**scores(60), "comments": {"1.1": f"Nhận xét của {member}"}}
        done(await office.ask(member, "PUT", f"{PATH}/sheet", body, at=TODAY))
    assert (await office.ask("officer", "GET", f"{PATH}/sheets")).json() == []
    done(await closes(office))
    shown = (await office.ask("officer", "GET", f"{PATH}/sheets")).json()
    assert {sheet["comments"]["1.1"] for sheet in shown} == {f"Nhận xét của {m}" for m in SEVEN[:5]}


async def test_a_regulation_that_does_not_fit_the_council_is_refused(office: Office) -> None:
    await seven(office)
    path = f"/councils/{COUNCIL}/regulation"
    eight = {"document": "14/QC", "members": 8, "quorum": 5}
    refused(await office.ask("officer", "POST", path, eight, at=TODAY), "seats-differ")
    many = {"document": "14/QC", "quorum": 8}
    refused(await office.ask("officer", "POST", path, many, at=TODAY), "quorum-out-of-reach")


async def test_only_the_advisory_team_checks_the_dossier(office: Office) -> None:
    await opened(office)
    body = {"complete": False, "findings": "Thiếu phiếu kiểm nghiệm"}
    done(await office.ask("officer", "POST", f"{PATH}/check", body, at=EARLY))
    refused(await office.ask("inspector", "POST", f"{PATH}/check", body, at=EARLY), "not-an-adviser")
    shown = (await office.ask("officer", "GET", PATH)).json()
    assert shown["complete"] is False
