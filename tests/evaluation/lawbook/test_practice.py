"""Practice over HTTP and at a terminal: anybody asks, nothing is kept, what is wrong is told by its field."""

import json
import logging
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from law.cases.law_id import LawId
from law.generations import LAWS
from law.wording.packs import released
from services.evaluation.commandline import main
from tests.evaluation.office import Office
from tests.law.sheets import full

type Json = dict[str, object]

RICE = released("R6").sets[3]
SCORES = full(RICE, c9=0)
CHOICES = {c.code: 0 for c in RICE.criteria}
NO_SCORES: Json = {"scores": None}
NO_LAW: Json = {"filed_on": None}
terminal = CliRunner()


def case(**changed: object) -> Json:
    """All of rice in 2026 but the declaration of quality; what is changed to None is left out."""
    given: Json = {"filed_on": "2026-05-22", "set": 3, "scores": SCORES, **changed}
    return {name: value for name, value in given.items() if value is not None}


async def test_a_maker_sees_stars_gates_and_the_cheapest_improvements(office: Office) -> None:
    said = (await office.ask(None, "POST", "/practice", case())).json()

    assert (said["rules"], said["total"], said["band"], said["stars"]) == ("R6", 95, 5, 2)
    [failing] = [gate for gate in said["gates"] if not gate["held"]]
    assert (failing["stars"], failing["criterion"], failing["at_least"], failing["given"]) == (3, "9", 2, 0)
    way = said["towards"]
    assert (way["reachable"], way["target"], way["stars"], way["cost"], way["total"]) == (True, 3, 5, 1, 97)
    [improvement] = way["improvements"]
    assert (improvement["criterion"], improvement["before"]["words"], improvement["rungs"]) == ("9", [], 1)
    assert (improvement["after"]["positions"], improvement["after"]["points"]) == ([1], 2)
    assert said["standing"] == "complete with a note"
    assert "dangerous-impurity" in {ground["ground"] for ground in said["knock_outs"]}


async def test_positions_say_the_same_as_points(office: Office) -> None:
    by_points = (await office.ask(None, "POST", "/practice", case())).json()
    choices = {code: each["positions"] for code, each in by_points["choices"].items()}
    single = {code: positions[0] if positions else 0 for code, positions in choices.items()}

    for given in (choices, single):
        answer = await office.ask(None, "POST", "/practice", case(scores=None, choices=given))
        assert answer.json() == by_points


async def test_the_law_is_named_or_that_of_the_filing_day(office: Office) -> None:
    by_name = (await office.ask(None, "POST", "/practice", case(filed_on=None, rules="R6"))).json()

    assert by_name == (await office.ask(None, "POST", "/practice", case())).json()


async def test_what_is_out_of_reach_says_why(office: Office) -> None:
    said = (await office.ask(None, "POST", "/practice", case(fixed=["9"]))).json()

    way = said["towards"]
    assert (way["reachable"], way["most"], way["at_least"]) == (False, 95, 50)
    assert [(gate["stars"], gate["criterion"]) for gate in way["failing"]] == [(3, "9")]


async def test_the_best_sheet_has_nothing_ahead(office: Office) -> None:
    said = (await office.ask(None, "POST", "/practice", case(scores=full(RICE)))).json()

    assert (said["stars"], said["towards"]) == (5, None)


@pytest.mark.parametrize(
    ("changed", "status", "rule", "field"),
    [
        ({"set": 27}, 422, "malformed", "/set"),
        ({"rules": "R7"}, 422, "malformed", "/rules"),
        ({"rules": "R6"}, 422, "malformed", "/filed_on"),
        (NO_LAW, 422, "malformed", "/filed_on"),
        (NO_SCORES, 422, "malformed", "/choices"),
        ({"choices": CHOICES}, 422, "malformed", "/choices"),
        ({"costs": {"9": 0}}, 422, "malformed", "/costs/9"),
        ({"target": 6}, 422, "malformed", "/target"),
        ({"scores": SCORES | {"1.1": True}}, 422, "malformed", "/scores/1.1"),
        ({"target": 2}, 409, "already-reached", "/target"),
        ({"filed_on": "2025-07-03"}, 409, "no-rules-in-force", "/filed_on"),
        ({"filed_on": "2018-05-07"}, 409, "set-not-rateable", "/set"),
        ({"scores": SCORES | {"1.1": 77}}, 409, "no-such-option", "/scores/1.1"),
        ({"scores": SCORES | {"99": 1}}, 409, "not-on-the-sheet", "/scores/99"),
        ({"scores": {"1.1": 3}}, 409, "not-scored", "/scores/1.2"),
        ({"scores": None, "choices": CHOICES | {"1.1": 9}}, 409, "no-such-option", "/choices/1.1"),
        ({"scores": None, "choices": CHOICES | {"1.1": [1, 2]}}, 409, "no-such-option", "/choices/1.1"),
        ({"fixed": ["9", "99"]}, 409, "not-on-the-sheet", "/fixed/1"),
        ({"costs": {"99": 2}}, 409, "not-on-the-sheet", "/costs/99"),
    ],
)
async def test_what_is_wrong_is_told_by_its_field(
    office: Office, changed: Json, status: int, rule: str, field: str
) -> None:
    answer = await office.ask(None, "POST", "/practice", case(**changed))

    said = answer.json()
    assert (answer.status_code, said["rule"], said["field"]) == (status, rule, field)
    assert said["vi"] != said["en"]


async def test_nothing_is_stored_or_logged_of_it(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    events = await office.pool.fetchval("select count(*) from events")

    with caplog.at_level(logging.DEBUG):
        await office.ask(None, "POST", "/practice", case(costs={"1.1": 987_654}))
        await office.ask(None, "POST", "/practice", case(scores=SCORES | {"1.1": 77}))

    assert await office.pool.fetchval("select count(*) from events") == events
    assert "987654" not in caplog.text
    assert "77" not in caplog.text


def test_every_law_can_be_named() -> None:
    schema = TypeAdapter(LawId).json_schema()
    assert schema["enum"] == [law.id for law in LAWS]


def test_at_a_terminal_it_reads_as_people_expect(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case()))

    shown = terminal.invoke(main, ["practice", str(file)])
    english = terminal.invoke(main, ["practice", "--lang", "en"], input=file.read_text())

    assert (shown.exit_code, english.exit_code) == (0, 0)
    assert "2 sao · 95/100 điểm (mức điểm: 5 sao)" in shown.stdout
    assert "Cách ít tốn nhất để đạt 3 sao: chi phí 1, 97 điểm" in shown.stdout
    assert "2 stars · 95/100 points (band: 5 stars)" in english.stdout
    assert "The cheapest way to 3 stars: cost 1, 97 points" in english.stdout


def test_a_terminal_says_what_is_out_of_reach_and_when_nothing_is_ahead() -> None:
    blocked = terminal.invoke(main, ["practice", "--lang", "en"], input=json.dumps(case(fixed=["9"])))
    nothing = case(scores=CHOICES, fixed=list(CHOICES))
    short = terminal.invoke(main, ["practice", "--lang", "en"], input=json.dumps(nothing))
    best = terminal.invoke(main, ["practice", "--lang", "en"], input=json.dumps(case(scores=full(RICE))))

    assert "3 stars are out of reach." in blocked.stdout
    assert "Still failing" in blocked.stdout
    assert "0 points at most, and 30 are needed." in short.stdout
    assert "There are no more stars to get." in best.stdout


async def test_a_terminal_answers_in_json_as_the_api_does(office: Office) -> None:
    said = terminal.invoke(main, ["practice", "--json"], input=json.dumps(case()))

    assert json.loads(said.stdout) == (await office.ask(None, "POST", "/practice", case())).json()


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("garbage", 2, "The body is not valid JSON."),
        (json.dumps(case(set=27)), 2, "/set: "),
        (json.dumps(case(scores={"1.1": 3})), 1, "/scores/1.2: "),
        (json.dumps(case(filed_on="2025-07-03")), 1, "filed_on: "),
    ],
)
def test_a_terminal_refuses_in_one_line(given: str, code: int, told: str) -> None:
    refused = terminal.invoke(main, ["practice"], input=given)

    assert (refused.exit_code, refused.stdout) == (code, "")
    assert told in refused.stderr
