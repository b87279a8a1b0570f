"""The law as anybody can read it: sheets of the law in force, grounds of the day."""

import pytest

from services.evaluation.rules import rateable
from services.evaluation.rules.law import law_named
from services.evaluation.rules.packs import released
from tests.evaluation.office import Office


async def test_a_sheet_shows_its_options_gates_and_knock_outs(office: Office) -> None:
    shown = (await office.ask(None, "GET", "/criteria-sets/R4/3")).json()
    known = released("R4").sets[3]
    assert [c["code"] for c in shown["criteria"]] == [c.code for c in known.criteria]
    story = next(c for c in shown["criteria"] if c["code"] == "5.2")
    assert story["needs"] == "5.1"
    assert [(o["points"], o["stars"]) for o in story["options"]] == [(0, None), (1, None), (3, 3), (5, 4)]
    assert {"ground": "dangerous-impurity", "criterion": "6.1"}.items() <= shown["knock_outs"][-1].items()


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
