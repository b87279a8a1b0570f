"""On every boundary of every set: a band's first point, and a gate's least option."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest

from law.rating.rating import FailedGate, rate
from law.regulation import GateReading
from law.wording.sheet import CriteriaSet, Criterion, Gate
from tests.law.sheets import EVERY_SET, choices, full, sheets

type Scores = Mapping[str, int]

each_set = pytest.mark.parametrize("criteria_set", EVERY_SET, ids=lambda each: f"{each.pack}-{each.number}")
each_reading = pytest.mark.parametrize("reading", GateReading)


def holding(criteria_set: CriteriaSet, total: int, stars: int) -> Scores:
    """A sheet of exactly so many points, with a story, that holds all gates up to so many stars."""
    least = {gate.criterion: gate.at_least for gate in criteria_set.gates if gate.stars <= stars}
    reached: dict[int, dict[str, int]] = {0: {}}
    for criterion in criteria_set.criteria:
        floor = max(least.get(criterion.code, 0), int(criterion.code == "5.1"))
        given = [points for points in choices(criterion) if points >= floor]
        reached = {
            had + points: {**scores, criterion.code: points}
            for had, scores in reached.items()
            for points in given
        }
    return reached[total]


@each_reading
@each_set
@pytest.mark.parametrize(("least", "stars"), [(90, 5), (70, 4), (50, 3), (30, 2)])
def test_a_band_begins_exactly_at_its_points_and_not_a_third_below(
    criteria_set: CriteriaSet, least: int, stars: int, reading: GateReading
) -> None:
    exactly, below = (holding(criteria_set, points, stars) for points in (least, least - 1))

    reached = rate(criteria_set, sheets(exactly, exactly, exactly), reading)
    missed = rate(criteria_set, sheets(exactly, below, exactly), reading)

    assert (reached.average, reached.band, reached.stars) == (least, stars, stars)
    assert missed.average == Fraction(3 * least - 1, 3)
    assert (missed.band, missed.stars) == (stars - 1, stars - 1)
    assert (reached.failed_gates, missed.failed_gates) == ((), ())


@each_set
def test_one_member_of_a_hundred_is_enough_to_miss_a_band(criteria_set: CriteriaSet) -> None:
    exactly, below = (holding(criteria_set, points, 5) for points in (90, 89))

    rating = rate(criteria_set, sheets(*[exactly] * 99, below))

    assert (rating.average, rating.stars) == (Fraction(8999, 100), 4)


def gates(criteria_set: CriteriaSet) -> Iterator[tuple[Criterion, Gate]]:
    by_code = {criterion.code: criterion for criterion in criteria_set.criteria}
    return ((by_code[gate.criterion], gate) for gate in criteria_set.gates)


def failed(criteria_set: CriteriaSet, scores: Scores, reading: GateReading) -> tuple[int, list[FailedGate]]:
    rating = rate(criteria_set, sheets(scores), reading)
    return rating.stars, list(rating.failed_gates)


@each_reading
@each_set
def test_a_gate_holds_at_its_option_and_falls_by_one(criteria_set: CriteriaSet, reading: GateReading) -> None:
    for criterion, gate in gates(criteria_set):
        at_it = full(criteria_set) | {gate.criterion: gate.at_least}
        next_below = max(points for points in choices(criterion) if points < gate.at_least)
        this = FailedGate(stars=gate.stars, criterion=gate.criterion)

        _, held = failed(criteria_set, at_it, reading)
        stars, fallen = failed(criteria_set, at_it | {gate.criterion: next_below}, reading)

        assert this not in held, gate
        assert this in fallen, gate
        assert stars == min(each.stars for each in fallen) - 1, gate


@each_set
def test_by_majority_a_gate_asks_for_more_than_half_of_the_members(criteria_set: CriteriaSet) -> None:
    for criterion, gate in gates(criteria_set):
        held = full(criteria_set) | {gate.criterion: gate.at_least}
        below = held | {gate.criterion: max(p for p in choices(criterion) if p < gate.at_least)}
        this = FailedGate(stars=gate.stars, criterion=gate.criterion)

        two_of_three, two_of_four, one_of_three = (
            rate(criteria_set, sheets(*given), GateReading.MAJORITY).failed_gates
            for given in ([held, held, below], [held, held, below, below], [held, below, below])
        )

        assert this not in two_of_three, gate
        assert this in two_of_four, gate
        assert this in one_of_three, gate
