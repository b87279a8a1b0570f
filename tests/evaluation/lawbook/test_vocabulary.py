"""The law as anybody can read it: sheets of the law in force, grounds of the day."""

from datetime import date

import pytest

from law.generations import Kind, law_named, rules_in_force
from law.rating import rateable
from law.wording.packs import released
from tests.evaluation.office import Office


async def test_a_sheet_shows_its_options_gates_and_knock_outs(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets/R4/3")).json()
    known = released("R4").sets[3]
    assert [c["code"] for c in shown["criteria"]] == [c.code for c in known.criteria]
    story = next(c for c in shown["criteria"] if c["code"] == "5.2")
    assert story["needs"] == "5.1"
    assert [(o["points"], o["stars"]) for o in story["options"]] == [(0, None), (1, None), (3, 3), (5, 4)]
    assert {"ground": "dangerous-impurity", "criterion": "6.1"}.items() <= shown["knock_outs"][-1].items()


async def test_a_sheet_shows_its_parts_sections_and_positions_as_printed(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets/R4/11")).json()
    part = shown["parts"][-1]
    assert (part["letter"], part["maximum"], part["total"], shown["maximum"]) == ("C", 35, 32, 97)
    assert [code for p in shown["parts"] for s in p["sections"] for code in s["criteria"]] == [
        c["code"] for c in shown["criteria"]
    ]
    cup = next(c for c in shown["criteria"] if c["heading"])
    assert (cup["code"], cup["section"]) == ("6.1.1", "6")
    assert [o["position"] for o in cup["options"]] == list(range(1, len(cup["options"]) + 1))
    assert {"stars": 3, "criterion": "5.2", "at_least": 3} in shown["gates"]
    assert {k["effect"] for k in shown["knock_outs"]} == {"rejected", "stops"}


async def test_a_printed_maximum_is_shown_where_the_options_differ(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets/R2/17")).json()
    differing = [c for c in shown["criteria"] if c["printed_maximum"] is not None]
    assert [(c["code"], c["printed_maximum"] != c["maximum"]) for c in differing] == [("6.1", True)]


@pytest.mark.parametrize(
    ("asked", "law", "finish_by"),
    [
        ("on=2026-05-21", "R5", "2026-07-21"),
        ("on=2026-05-21&kind=re-evaluation", "R5", "2026-06-21"),
        ("on=2026-05-22&kind=upgrade", "R6", None),
        ("on=2019-08-21", "R2", None),
    ],
)
async def test_the_sets_of_a_day_are_those_of_its_law(
    office: Office, asked: str, law: str, finish_by: str | None
) -> None:
    shown = (await office.ask(None, "GET", f"/criteria-sets?{asked}")).json()
    assert (shown["law"]["id"], shown["finish_by"], shown["why"]) == (law, finish_by, None)
    assert [each["number"] for each in shown["sets"]] == list(range(1, 27))
    assert all(each["words"]["vi"] and each["standing"] for each in shown["sets"])


async def test_on_some_days_there_is_no_law_or_it_has_no_sets(office: Office) -> None:
    gap = (await office.ask(None, "GET", "/criteria-sets?on=2025-07-03")).json()
    assert (gap["law"], gap["sets"]) == (None, [])
    assert "2025-07-03" in gap["why"]["en"]
    first = (await office.ask(None, "GET", "/criteria-sets?on=2018-05-07")).json()
    assert (first["law"]["id"], first["law"]["pack"], first["sets"]) == ("R1", None, [])


async def test_without_a_day_the_sets_are_todays(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets")).json()
    assert shown["law"]["id"] == rules_in_force(date.fromisoformat(shown["on"]), Kind.FIRST).law.id


async def test_the_laws_say_their_days_who_certifies_and_what_was_between(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/laws")).json()
    by_id = {law["id"]: law for law in shown["laws"]}
    assert list(by_id) == ["R1", "R2", "R3", "R4", "R5", "R6"]
    assert shown["gaps"] == [{"first": "2025-07-01", "last": "2025-07-05"}]
    assert by_id["R4"]["duties"] == [
        {"level": "district", "certifies": [3], "sends_up_from": 70},
        {"level": "province", "certifies": [4], "sends_up_from": 90},
        {"level": "central", "certifies": [5], "sends_up_from": None},
    ]
    assert (by_id["R5"]["finish_first_by"], by_id["R6"]["last"]) == ("2026-07-21", None)


async def test_two_sheets_are_compared(office: Office) -> None:
    path = "/criteria-sets/difference?from=R4&to=R6&from_set=3&to_set=3"
    shown = (await office.ask(None, "GET", path)).json()
    assert (shown["before"]["rules"], shown["after"]["rules"]) == ("R4", "R6")
    assert [c["name"] for c in shown["added"]][:2] == ["certified-area", "two-languages"]
    assert "accounting" in {c["name"] for c in shown["gone"]}
    story = next(m for m in shown["matched"] if m["after"]["name"] == "story-content")
    assert (story["by"], story["before"]["code"], story["after"]["code"]) == ("name", "5.2", "5.3")
    assert {"code", "label", "gates"} <= set(story["changes"])
    assert shown["parts"][0]["after"] == {"maximum": 40, "total": 40}


@pytest.mark.parametrize(
    ("asked", "status", "rule"),
    [
        ("from=R1&to=R6&from_set=3&to_set=3", 404, "not-found"),
        ("from=R9&to=R6&from_set=3&to_set=3", 422, "malformed"),
        ("from=R4&to=R6&from_set=27&to_set=3", 422, "malformed"),
        ("from=R4&to=R6&from_set=3", 422, "malformed"),
    ],
)
async def test_what_is_not_there_can_not_be_compared(
    office: Office, asked: str, status: int, rule: str
) -> None:
    answer = await office.ask(None, "GET", f"/criteria-sets/difference?{asked}")
    assert (answer.status_code, answer.json()["rule"]) == (status, rule)


async def test_a_provisional_sheet_says_so(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets/R4/11")).json()
    assert shown["standing"] == "provisional"
    assert shown["notes"]


async def test_a_sheet_that_is_not_there_is_not_found(office: Office) -> None:
    for of in ("R1/1", "R7/1", "R99/3"):
        answer = await office.ask(None, "GET", f"/criteria-sets/{of}")
        assert (answer.status_code, answer.json()["rule"]) == (404, "not-found"), of
    for of in ("R4/27", "R4/0", "R0/1", "148/3"):
        assert (await office.ask(None, "GET", f"/criteria-sets/{of}")).status_code == 422, of


async def test_an_unknown_law_is_no_law_rather_than_a_set(office: Office) -> None:
    said = (await office.ask(None, "GET", "/criteria-sets/R7/3")).json()
    assert (said["vi"], said["en"]) == ("Không tìm thấy văn bản quy định R7.", "There is no law R7.")


@pytest.mark.parametrize("law", ["R2", "R6"])
async def test_a_law_whose_sheets_are_not_loaded_says_so(
    office: Office, law: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rateable, "RELEASED", ("R4",))
    answer = await office.ask(None, "GET", f"/criteria-sets/{law}/3")
    said = answer.json()
    assert (answer.status_code, said["rule"]) == (404, "sets-not-loaded")
    assert said["vi"] == f"Phiên bản này chưa nạp các bộ tiêu chí của {law} ({law_named(law).source})."
    assert said["en"].startswith(f"The criteria sets of {law} (")


async def test_the_sheets_of_2019_show_alternatives_and_boxes_that_add_up(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets/R2/26")).json()
    by_code = {c["code"]: c for c in shown["criteria"]}
    assert (shown["pack"], shown["standing"]) == ("R2", "provisional")
    assert by_code["6"]["additive"]
    assert [o["points"] for o in by_code["6"]["options"]] == [1, 1, 2, 1]
    cases = [(o["case"]["en"].split()[0], o["points"]) for o in by_code["3.2"]["options"]]
    assert cases == [("Company", 1), ("Company", 2), ("One-member", 0), ("One-member", 1)]
    six = (await office.ask(None, "GET", "/criteria-sets/R2/6")).json()
    assert [bool(c["notes"]) for c in six["criteria"] if c["code"].startswith("6.")][:2] == [False, True]


async def test_every_sheet_of_2020_says_that_it_is_provisional_and_why(office: Office) -> None:
    for number in (1, 26):
        shown = (await office.ask(None, "GET", f"/criteria-sets/R3/{number}")).json()
        assert (shown["pack"], shown["standing"]) == ("R3", "provisional")
        assert "was not found" in shown["notes"][0]["en"]


async def test_the_sheets_of_2026_tell_what_is_taken_as_printed(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets/R6/23")).json()
    colour = next(c for c in shown["criteria"] if c["code"] == "6.2")
    assert (shown["pack"], shown["standing"]) == ("R6", "complete with a note")
    assert [(o["points"], o["stars"]) for o in colour["options"]] == [(1, None), (1, None), (3, 4), (5, 5)]
    assert "6.2: the print gives its first two options 1 point each" in [n["en"] for n in shown["notes"]]


async def test_the_law_that_rates_by_an_older_ones_sheets_shows_them(office: Office) -> None:
    """R5 rates by the sheets of R4."""
    shown = (await office.ask(None, "GET", "/criteria-sets/R5/3")).json()
    assert (shown["rules"], shown["pack"]) == ("R5", "R4")


async def test_the_grounds_of_revocation_are_those_of_the_day(office: Office) -> None:
    before = (await office.ask(None, "GET", "/grounds?on=2026-05-21")).json()
    since = (await office.ask(None, "GET", "/grounds?on=2026-05-22")).json()
    assert (len(before), len(since)) == (3, 6)
    assert all(g["source"] and g["words"]["vi"] and g["words"]["en"] for g in [*before, *since])
