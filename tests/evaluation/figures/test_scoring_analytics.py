"""How councils, their members and their rounds score: what comes out by hand, and who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import httpx
import pytest
from structlog.testing import capture_logs

from law.level import Level
from services.evaluation.councils.domain.round import RoundOpened
from services.evaluation.judgings.domain.events import FailedGate
from tests.evaluation.office import Office, name
from tests.evaluation.rated import Told, hear, told
from tests.evaluation.story import BINH, CHAIR, CHI, RICE_SHEET

THREE = (BINH, CHAIR, CHI)
# Chi gives two points more than the others, ten times over.
GENEROUS = [told(f"product {n}", 60, 60, 62, members=THREE) for n in range(10)]


@pytest.fixture(autouse=True)
async def readers(office: Office) -> None:
    await office.appoint("auditor", "auditor", "VN")
    await office.appoint("ministry", "central-officer", "VN")
    await office.appoint("province", "province-officer", "38")


async def read(office: Office, path: str, who: str = "ministry") -> httpx.Response:
    answer = await office.ask(who, "GET", f"/analytics/{path}")
    assert answer.status_code == 200, answer.text
    return answer


async def refused(office: Office, path: str, who: str) -> tuple[int, str]:
    answer = await office.ask(who, "GET", f"/analytics/{path}")
    return answer.status_code, answer.json()["rule"]


async def test_a_councils_spreads_are_told_at_the_first_try_and_at_the_end(office: Office) -> None:
    wide = [
        replace(told(f"wide {n}", 60, 61, 62, 63, 68), wide=wide)
        for n, wide in enumerate((11, 12, 13, 20, 12))
    ]
    calm = [told(f"calm {n}", 60, 61, 62, 63, 64) for n in range(5)]
    await hear(office, *wide, *calm)
    (council,) = (await read(office, "councils")).json()["items"]
    assert {key: council[key] for key in council if key not in ("council", "office")} == {
        "unit": "395",
        "level": "district",
        "ratings": 10,
        "first_median": 4,
        "first_p90": 13,
        "first_above_ten": 5,
        "median": 4,
        "p90": 8,
        "above_ten": 0,
        "discussions": 5,
        "sheets": 50,
        "rescored": 5,
    }


async def test_a_province_sees_its_own_councils_and_no_members(office: Office) -> None:
    await office.appoint("district", "province-officer", "396")
    await hear(office, *GENEROUS)
    assert len((await read(office, "councils", "province")).json()["items"]) == 1
    assert (await read(office, "councils", "district")).json()["items"] == []
    assert await refused(office, "councils?unit=VN", "province") == (403, "out-of-scope")
    assert await refused(office, "members?year=2024", "province") == (403, "not-appointed")


async def test_who_scores_higher_than_the_others_is_told_with_an_interval(office: Office) -> None:
    await hear(office, *GENEROUS)
    said = (await read(office, "members?year=2024")).json()
    assert (said["compared"], said["too_few"], said["outside"]) == (3, 0, 3)
    assert said["expected_by_chance"] == "0.15"
    assert "5 %" in said["note_vi"]
    found = sorted((m["scoring"]["mean"], m["scoring"]["interval"]["low"]) for m in said["members"])
    assert found == [("-1.00", -1.0), ("-1.00", -1.0), ("2.00", 2.0)]
    assert {m["scoring"]["sheets"] for m in said["members"]} == {10}
    assert all(set(m) == {"pseudonym", "scoring"} for m in said["members"])


async def test_an_interval_of_ten_sheets_is_that_of_the_tables(office: Office) -> None:
    # Chi is 1 to 10 points above both others: 5.5, and 2.166 to either side.
    await hear(office, *(told(f"product {n}", 60, 60, 60 + n, members=THREE) for n in range(1, 11)))
    said = (await read(office, "members/unmasked?year=2024", "auditor")).json()
    (chi,) = [m["scoring"] for m in said["members"] if m["member"] == CHI]
    assert (chi["mean"], chi["interval"]) == ("5.50", {"low": 3.33, "high": 7.67})


async def test_fewer_than_ten_sheets_are_said_to_be_too_few(office: Office) -> None:
    await hear(office, *GENEROUS[:9])
    said = (await read(office, "members?year=2024")).json()
    assert (said["compared"], said["too_few"], said["outside"]) == (0, 3, 0)
    assert [m["scoring"]["interval"] for m in said["members"]] == [None, None, None]
    assert (await read(office, "members?year=2025")).json()["members"] == []


async def test_a_sheet_that_alone_moved_the_stars_is_counted(office: Office) -> None:
    # On average 69.67; without Chi's 63 it would have been 73, and four stars.
    await hear(office, told("rice", 73, 73, 63, members=THREE), told("tea", 60, 60, 60, members=THREE))
    said = (await read(office, "members/unmasked?year=2024", "auditor")).json()
    assert {m["member"]: (m["scoring"]["tried"], m["scoring"]["moved"]) for m in said["members"]} == {
        BINH: (2, 0),
        CHAIR: (2, 0),
        CHI: (2, 1),
    }


async def test_a_communes_advice_is_not_held_against_anybody(office: Office) -> None:
    await hear(office, *(replace(one, level=Level.COMMUNE, unit="14500") for one in GENEROUS))
    assert (await read(office, "members?year=2024")).json()["members"] == []
    assert len((await read(office, "members?year=2024&level=commune")).json()["members"]) == 3


async def pseudonyms(office: Office, who: str, year: int) -> Sequence[str]:
    said = (await read(office, f"members?year={year}", who)).json()
    return [member["pseudonym"] for member in said["members"]]


async def test_a_pseudonym_holds_for_one_office_and_one_year(office: Office) -> None:
    await office.appoint("colleague", "auditor", "VN")
    await office.appoint("elsewhere", "auditor", "38")
    next_year = datetime(2025, 4, 1, tzinfo=UTC)
    await hear(office, *GENEROUS, *(replace(one, at=next_year, dossier="again") for one in GENEROUS))
    mine = await pseudonyms(office, "ministry", 2024)
    assert mine == sorted(mine) == await pseudonyms(office, "colleague", 2024)
    assert set(mine).isdisjoint(await pseudonyms(office, "ministry", 2025))
    assert set(mine).isdisjoint(await pseudonyms(office, "elsewhere", 2024))


async def test_only_an_auditor_reads_members_by_id_and_that_is_logged(office: Office) -> None:
    await hear(office, *GENEROUS)
    assert await refused(office, "members/unmasked?year=2024", "ministry") == (403, "not-appointed")
    with capture_logs() as logged:
        said = (await read(office, "members/unmasked?year=2024", "auditor")).json()
    assert [m["member"] for m in said["members"]] == sorted(THREE)
    assert [m["council_ids"] for m in said["members"]] == [[str(name("council"))]] * 3
    assert logged == [
        {
            "event": "members' deviations were read by id",
            "log_level": "info",
            "action": "evaluation.analytics.unmask",
            "id": str(name("auditor auditor VN")),
            "count": 3,
        }
    ]


async def a_round(office: Office, called: str, opened_on: datetime) -> None:
    day = opened_on.date()
    opened = RoundOpened(
        round=name(called),
        office=name("office 395"),
        unit="395",
        level=Level.DISTRICT,
        name=called,
        opened_on=day,
        dossiers_due=day,
        results_due=day,
    )
    await office.hear((f"round-{name(called)}", opened))


async def test_averages_drift_from_round_to_round(office: Office) -> None:
    for called, month in (("spring", 1), ("autumn", 7)):
        await a_round(office, called, datetime(2024, month, 1, tzinfo=UTC))
    # 61 to 70, and 63 to 72: two points more, 2.845 to either side.
    spring = [replace(told(f"s{n}", 60 + n), round="spring") for n in range(1, 11)]
    autumn = [replace(told(f"a{n}", 62 + n), round="autumn") for n in range(1, 11)]
    await hear(office, *autumn, *spring)
    office_395 = name("office 395")
    said = (await read(office, f"rounds?office={office_395}")).json()
    assert [(r["name"], r["set"], r["mean"]) for r in said] == [
        ("spring", None, "65.50"),
        ("spring", 3, "65.50"),
        ("autumn", None, "67.50"),
        ("autumn", 3, "67.50"),
    ]
    first, last = said[1], said[3]
    assert (first["change"], first["mean_interval"]) == (None, {"low": 63.33, "high": 67.67})
    assert (last["change"], last["change_interval"]) == ("2.00", {"low": -0.84, "high": 4.84})
    assert last["changed_since"] == str(name("spring"))
    assert (first["tens"], last["tens"]) == ({"6": 9, "7": 1}, {"6": 7, "7": 3})
    assert (await read(office, f"rounds?office={office_395}&rules=R4&set=4")).json() == []
    assert await refused(office, "rounds?set=4", "ministry") == (422, "set-without-rules")


async def test_small_rounds_change_without_an_interval(office: Office) -> None:
    for called, month in (("spring", 1), ("autumn", 7)):
        await a_round(office, called, datetime(2024, month, 1, tzinfo=UTC))
    await hear(office, replace(told("s", 60), round="spring"), replace(told("a", 59), round="autumn"))
    said = (await read(office, f"rounds?office={name('office 395')}")).json()
    assert [(r["change"], r["change_interval"], r["mean_interval"]) for r in said[2:]] == [
        ("-1.00", None, None)
    ] * 2


def gates(one: Told, band: int, stars: int, *failed: str) -> tuple[str, Sequence[object]]:
    """As the council rated it, with these gates failed."""
    parts = [gate.split("/") for gate in failed]
    failures = tuple(FailedGate(stars=int(least), criterion=criterion) for least, criterion in parts)
    rated = replace(one.rated, band=band, stars=stars, failed_gates=failures)
    return f"judging-{one.judging}", [*one.events[:-1], rated]


async def test_gates_are_counted_as_asked_failed_deciding_and_alone(office: Office) -> None:
    judgings = [
        gates(told("a", 75), 4, 4),
        gates(told("b", 75), 4, 3, "4/1.1"),
        gates(told("c", 75), 4, 3, "4/1.1", "4/6.1"),
        gates(told("d", 92), 5, 2, "3/5.1", "4/1.1", "5/1.1"),
        gates(told("e", 60), 3, 3),
    ]
    await office.hear(*((stream, event) for stream, events in judgings for event in events))
    said = (await read(office, "criteria/R4/3")).json()
    assert said["ratings"] == 5
    assert [tuple(gate.values()) for gate in said["gates"]] == [
        (3, "5.1", 5, 1, 1, 1),
        (4, "1.1", 4, 3, 2, 1),
        (4, "6.1", 4, 1, 1, 0),
        (5, "1.1", 1, 1, 0, 0),
    ]


def below_maximum(scores: Mapping[str, int]) -> set[str]:
    return {c.code for c in RICE_SHEET.criteria if scores[c.code] < c.maximum}


async def test_what_is_missing_just_below_a_threshold_is_told_by_criterion(office: Office) -> None:
    near, far = told("near", 69), told("far", 66)
    await hear(office, near, far, told("at it", 70))
    said = (await read(office, "criteria/R4/3?within=1")).json()
    assert {t["stars"]: (t["near"], t["share"]) for t in said["thresholds"]} == {
        2: (0, "0.00"),
        3: (0, "0.00"),
        4: (1, "1/3"),
        5: (0, "0.00"),
    }
    missing = {s["criterion"] for s in said["shortfalls"] if s["below"]}
    assert missing == below_maximum(near.scores[0])
    # 31 points are missing, of 100.
    assert sum(float(s["missing"]) for s in said["shortfalls"]) == 31
    wider = (await read(office, "criteria/R4/3?within=4")).json()
    assert {t["stars"]: t["near"] for t in wider["thresholds"]}[4] == 2


async def test_a_pack_that_is_not_at_hand_leaves_points_untold(office: Office) -> None:
    one = told("rice", 69, 69)
    events = [*one.events[:-1], replace(one.rated, pack="0" * 64)]
    await office.hear(*((f"judging-{one.judging}", event) for event in events))
    said = (await read(office, "criteria/R4/3")).json()
    assert [(t["near"], t["known"]) for t in said["thresholds"] if t["near"]] == [(1, 0)]
    assert said["shortfalls"] == []
    members = (await read(office, "members?year=2024")).json()["members"]
    assert [(m["scoring"]["sheets"], m["scoring"]["tried"]) for m in members] == [(1, 0)] * 2


async def test_a_set_that_is_none_is_not_found(office: Office) -> None:
    assert await refused(office, "criteria/R9/3", "ministry") == (404, "not-found")
    assert await refused(office, "criteria/R1/3", "ministry") == (404, "not-found")
    assert await refused(office, f"rounds?office={uuid4()}", "inspector") == (403, "not-appointed")
