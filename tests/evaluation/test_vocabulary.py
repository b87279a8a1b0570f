"""The law as anybody can read it: sheets of the law in force, grounds of the day."""

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
    for of in ("R1/1", "R6/1", "R9/1", "R4/27"):
        answer = await office.ask(None, "GET", f"/criteria-sets/{of}")
        assert answer.status_code in (404, 422), of


async def test_the_grounds_of_revocation_are_those_of_the_day(office: Office) -> None:
    before = (await office.ask(None, "GET", "/grounds?on=2026-05-21")).json()
    since = (await office.ask(None, "GET", "/grounds?on=2026-05-22")).json()
    assert (len(before), len(since)) == (3, 6)
    assert all(g["source"] and g["words"]["vi"] and g["words"]["en"] for g in [*before, *since])
