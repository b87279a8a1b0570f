"""What holds for every set and every council."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Refused
from law.rating.rating import Rating, Sheet, rate
from law.regulation import GateReading
from law.wording.sheet import CriteriaSet
from tests.law.sheets import EVERY_SET, RICE, choices, full

READINGS = st.sampled_from(GateReading)
# A busy machine is no reason to fail.
unhurried = settings(deadline=None)


@st.composite
def judgings(draw: st.DrawFn) -> tuple[CriteriaSet, list[Sheet]]:
    """Mostly high sheets, so that gates are met and missed; one byte decides one criterion."""
    criteria_set = draw(st.sampled_from(EVERY_SET))
    count = len(criteria_set.criteria)
    members = draw(st.lists(st.binary(min_size=count, max_size=count), min_size=1, max_size=7))
    return criteria_set, [sheet(criteria_set, place, drawn) for place, drawn in enumerate(members)]


def sheet(criteria_set: CriteriaSet, place: int, drawn: bytes) -> Sheet:
    scores: dict[str, object] = {}
    for criterion, byte in zip(criteria_set.criteria, drawn, strict=True):
        given = choices(criterion)[::-1]
        scores[criterion.code] = given[byte % len(given)] if byte > 150 else given[0]
    return Sheet(member=f"m{place}", scores=scores)


@unhurried
@given(judging=judgings(), reading=READINGS)
def test_a_naive_reading_of_the_law_comes_to_the_same(
    judging: tuple[CriteriaSet, list[Sheet]], reading: GateReading
) -> None:
    criteria_set, given_sheets = judging

    rating = rate(criteria_set, given_sheets, reading)

    assert (rating.average, rating.stars) == naive(criteria_set, given_sheets, reading)


def naive(
    criteria_set: CriteriaSet, given_sheets: Sequence[Sheet], reading: GateReading
) -> tuple[Fraction, int]:
    counted = [counting(one.scores) for one in given_sheets]
    average = sum((Fraction(sum(scores.values()), len(counted)) for scores in counted), Fraction(0))
    band = 1 + sum(average >= least for least in (30, 50, 70, 90))
    for stars in range(3, band + 1):
        for criterion in criteria_set.criteria:
            results = [scores[criterion.code] for scores in counted]
            least = [option.points for option in criterion.options if option.stars == stars]
            if criterion.stars == stars:
                least.append(min(option.points for option in criterion.options if option.points))
            if not all(reached(results, points, reading) for points in least):
                return average, stars - 1
    return average, band


def counting(scores: object) -> dict[str, int]:
    assert isinstance(scores, dict)
    counted = {str(code): int(points) for code, points in scores.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] -- drawn above as ints by code
    if counted["5.1"] == 0:
        counted |= {"5.2": 0, "5.3": 0}
    return counted


def reached(results: Sequence[int], points: int, reading: GateReading) -> bool:
    if reading is GateReading.MEAN:
        return Fraction(sum(results), len(results)) >= points
    return Fraction(len([each for each in results if each >= points]), len(results)) > Fraction(1, 2)


@unhurried
@given(judging=judgings(), reading=READINGS, member=st.integers(0, 6), place=st.integers(0, 40))
def test_raising_a_score_never_lowers_the_stars(
    judging: tuple[CriteriaSet, list[Sheet]], reading: GateReading, member: int, place: int
) -> None:
    criteria_set, given_sheets = judging
    one = given_sheets[member % len(given_sheets)]
    criterion = criteria_set.criteria[place % len(criteria_set.criteria)]
    before = rate(criteria_set, given_sheets, reading)

    for points in choices(criterion):
        if points > counting(one.scores)[criterion.code]:
            raised = Sheet(member=one.member, scores={**one.scores, criterion.code: points})
            after = rate(criteria_set, [raised if each is one else each for each in given_sheets], reading)
            assert after.stars >= before.stars
            assert after.average >= before.average


@unhurried
@given(judging=judgings(), data=st.data())
def test_the_order_of_sheets_and_of_criteria_changes_nothing(
    judging: tuple[CriteriaSet, list[Sheet]], data: st.DataObject
) -> None:
    criteria_set, given_sheets = judging
    shuffled = [
        Sheet(member=one.member, scores=dict(data.draw(st.permutations(list(one.scores.items())))))
        for one in data.draw(st.permutations(given_sheets))
    ]

    assert as_text(rate(criteria_set, shuffled)) == as_text(rate(criteria_set, given_sheets))


def as_text(rating: Rating) -> str:
    """Byte for byte, the order of the members too."""
    return repr(rating)


@unhurried
@given(order=st.permutations(range(4)))
def test_the_order_of_sheets_does_not_choose_the_refusal(order: list[int]) -> None:
    wrong: list[dict[str, object]] = [{**full(RICE), "1.1": 2}, {**full(RICE), "99": 1}, {"1.1": 1}, {}]
    given_sheets = [Sheet(member=f"m{place}", scores=wrong[place]) for place in order]

    with pytest.raises(Refused) as caught:
        rate(RICE, given_sheets)

    assert str(caught.value) == "m1's sheet scores 99, which is no criterion of set 3."
