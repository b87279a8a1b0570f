"""Whatever line is drawn: the quick reading answers as the careful one, and as the law read naively."""

import json
from fractions import Fraction
from random import Random

from law.cases.rate import answered, answered_with_care, main
from law.cases.rate_case import read_quickly
from law.generations import law_named
from law.rating.scorecard import scorecard
from law.wording.packs import released
from law.wording.sheet import CriteriaSet
from tests.law.cases.drawn import lines

SEED, COUNT = 12, 3_000
DRAWN = list(lines(Random(SEED), COUNT))


def test_the_quick_reading_answers_as_the_careful_one() -> None:
    assert [answered(line, 1) for line in DRAWN] == [answered_with_care(line, 1) for line in DRAWN]


def test_the_lines_that_are_drawn_take_both_ways_and_end_in_every_way() -> None:
    quick = sum(read_quickly(line) is not None for line in DRAWN)
    answers = [json.loads(answer) for answer in main(DRAWN)]

    assert COUNT / 3 < quick < COUNT
    assert {answer.get("refused", answer.get("error", "rated")) for answer in answers} == {
        "rated",
        "bad-line",
        "no-rules-in-force",
        "set-not-rateable",
        "unknown-criterion",
        "not-an-option",
        "missing-criterion",
        "no-sheets",
        "knocked-out",
    }
    assert {answer["stars"] for answer in answers if "stars" in answer} == {1, 2, 3, 4, 5}


def test_a_naive_reading_of_the_law_comes_to_the_same() -> None:
    for line, answer in zip(DRAWN, map(json.loads, main(DRAWN)), strict=True):
        if "stars" in answer:
            case = json.loads(line)
            pack = law_named(answer["rules"]).pack
            assert pack is not None
            told = naive(released(pack).sets[case["set"]], case["sheets"])
            assert {name: answer[name] for name in told} == told


def naive(criteria_set: CriteriaSet, sheets: list[dict[str, object]]) -> dict[str, object]:
    """By the day book: every member's points, every mean, every gate, one after the other."""
    counted = {str(sheet["member"]): points_of(criteria_set, sheet["scores"]) for sheet in sheets}
    totals = {member: sum(points.values()) for member, points in sorted(counted.items())}
    average = Fraction(sum(totals.values()), len(totals))
    band = next((stars for stars, least in ((5, 90), (4, 70), (3, 50), (2, 30)) if average >= least), 1)
    failed = [
        {"stars": gate.stars, "criterion": gate.criterion}
        for gate in criteria_set.gates
        if gate.stars <= band and mean([each[gate.criterion] for each in counted.values()]) < gate.at_least
    ]
    return {
        "total": totals,
        "average": str(average) if (average * 100).denominator != 1 else f"{float(average):.2f}",
        "band": band,
        "stars": min([band, *(gate["stars"] - 1 for gate in failed if isinstance(gate["stars"], int))]),
        "failed_gates": failed,
    }


def points_of(criteria_set: CriteriaSet, scores: object) -> dict[str, int]:
    """By the criterion's own code; a criterion that needs another counts 0 where that one has 0."""
    assert isinstance(scores, dict)
    card = scorecard(criteria_set)
    points = dict.fromkeys(card.codes, 0)
    for name, score in scores.items():  # pyright: ignore[reportUnknownVariableType] - JSON
        points[card.codes[card.places[str(name)]]] += int(score)  # pyright: ignore[reportUnknownArgumentType] - JSON
    void = [c.code for c in criteria_set.criteria if c.needs is not None and points[c.needs] == 0]
    return points | dict.fromkeys(void, 0)


def mean(points: list[int]) -> Fraction:
    return Fraction(sum(points), len(points))
