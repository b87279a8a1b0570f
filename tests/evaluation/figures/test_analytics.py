"""What sheets tell: deviations, moments and intervals as they come out by hand."""

from fractions import Fraction

import pytest

from law.rating.average import written
from law.rating.rating import Sheet
from law.regulation import GateReading
from services.evaluation.figures.domain import Moments, deviations, stars_without_each
from services.evaluation.figures.queries.interval import Interval, of_change, of_mean
from tests.evaluation.story import BINH, CHAIR, CHI, RICE_SHEET, points


def moments(*values: int | Fraction) -> Moments:
    made = Moments()
    for value in values:
        made = made.plus(1, Fraction(value), Fraction(value * value))
    return made


ONE_TO_TEN = moments(*range(1, 11))


def rounded(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.rounded


def test_each_total_is_held_against_the_mean_of_the_others() -> None:
    # 60 - 64.5, 62 - 63.5 and 67 - 61 points, in halves.
    assert deviations([60, 62, 67]) == [-9, -3, 12]


def test_deviations_of_one_council_cancel_out_and_a_single_sheet_has_none() -> None:
    assert sum(deviations([60, 62, 67, 71, 55])) == 0
    assert deviations([60]) == [0]


def test_mean_and_variance_are_exact() -> None:
    seen = moments(Fraction(1, 3), Fraction(2, 3), 2)
    assert seen.mean == 1
    # Half of four ninths, one ninth and one.
    assert seen.variance == Fraction(7, 9)


def test_the_interval_of_one_to_ten_is_that_of_the_tables() -> None:
    # 5.5 and 2.262 times the root of 55/6 over 10: 2.166 to either side.
    assert rounded(of_mean(ONE_TO_TEN)) == (3.33, 7.67)


def test_of_nine_values_no_interval_is_given() -> None:
    assert of_mean(moments(*range(1, 10))) is None
    assert of_change(ONE_TO_TEN, moments(*range(1, 10))) is None


def test_values_that_are_all_the_same_leave_no_doubt() -> None:
    assert rounded(of_mean(moments(*[3] * 10))) == (3.0, 3.0)
    assert rounded(of_change(moments(*[3] * 10), moments(*[5] * 12))) == (2.0, 2.0)


def test_a_change_between_equal_spreads_has_the_freedom_of_both() -> None:
    # 2, and 2.101 (18 degrees of freedom) times the root of twice 55/60: 2.845 to either side.
    later = moments(*range(3, 13))
    assert rounded(of_change(ONE_TO_TEN, later)) == (-0.84, 4.84)


def test_an_interval_tells_whether_it_holds_a_value_before_it_is_rounded() -> None:
    assert not Interval(low=0.004, high=1.0).holds(0)
    assert Interval(low=0.004, high=1.0).rounded == (0.0, 1.0)
    assert str(Interval(low=-0.004, high=1.0).rounded[0]) == "0.0"


def test_one_sheet_alone_moves_the_stars_where_the_others_give_others() -> None:
    # 73 + 71 + 63 are 69 on average, 3 stars; without the last it is 72, and 4.
    sheets = [Sheet(member=m, scores=points(p)) for m, p in ((CHAIR, 73), (BINH, 71), (CHI, 63))]
    without = stars_without_each(RICE_SHEET, sheets, GateReading.MAJORITY)
    assert without == [3, 3, 4]


def test_nobody_is_left_out_of_a_single_sheet() -> None:
    alone = [Sheet(member=CHAIR, scores=points(73))]
    assert stars_without_each(RICE_SHEET, alone, GateReading.MEAN) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(-1, 2), "-0.50"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(-1, 3), "-1/3"),
        (Fraction(0), "0.00"),
    ],
)
def test_a_difference_below_zero_is_written_with_its_sign(value: Fraction, shown: str) -> None:
    assert written(value) == shown
