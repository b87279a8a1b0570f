"""Stars follow from the average of the members' totals and from the gates."""

from fractions import Fraction

import pytest

from kernel.errors import Refused
from law.rating.rating import FailedGate, Sheet, rate
from law.rating.refusals import MissingCriterion, NoSheets, NotAnOption, SecondSheet, UnknownCriterion
from law.regulation import GateReading
from law.wording.sheet import CriteriaSet
from tests.law.sheets import EVERY_SET, RICE, TEA, TOURISM, full, sheets, worth

SUMS = {
    ("R2", 19): 98,
    ("R2", 26): 99,
    ("R3", 19): 98,
    ("R4", 7): 99,
    ("R4", 11): 97,
    ("R4", 12): 97,
    ("R4", 13): 98,
}
each_set = pytest.mark.parametrize("criteria_set", EVERY_SET, ids=lambda each: f"{each.pack}-{each.number}")


@each_set
def test_the_best_sheet_of_every_set_gets_all_its_points_and_five_stars(criteria_set: CriteriaSet) -> None:
    rating = rate(criteria_set, sheets(full(criteria_set)))

    assert rating.average == SUMS.get((criteria_set.pack, criteria_set.number), 100)
    assert (rating.band, rating.stars, rating.failed_gates) == (5, 5, ())


@each_set
def test_a_sheet_that_chooses_nothing_gets_one_star(criteria_set: CriteriaSet) -> None:
    rating = rate(criteria_set, sheets({criterion.code: 0 for criterion in criteria_set.criteria}))

    assert (rating.average, rating.band, rating.stars, rating.failed_gates) == (0, 1, 1, ())


@pytest.mark.parametrize(("least", "stars"), [(30, 2), (50, 3), (70, 4), (90, 5)])
def test_a_band_begins_exactly_at_its_points(least: int, stars: int) -> None:
    exactly = [worth(RICE, least)] * 7
    a_point_short = [worth(RICE, least)] * 99 + [worth(RICE, least - 1)]

    assert rate(RICE, sheets(*exactly)).band == stars
    nearly = rate(RICE, sheets(*a_point_short))
    assert nearly.average == Fraction(100 * least - 1, 100)
    assert nearly.band == stars - 1


def test_the_average_is_an_exact_fraction() -> None:
    rating = rate(RICE, sheets(*[full(RICE)] * 6, full(RICE, c1_1=3)))

    assert rating.average == Fraction(698, 7)
    assert rating.totals == {"m1": 100, "m2": 100, "m3": 100, "m4": 100, "m5": 100, "m6": 100, "m7": 98}


def test_one_option_below_a_five_star_gate_leaves_four() -> None:
    rating = rate(RICE, sheets(full(RICE, c1_2=2)))

    assert (rating.band, rating.stars) == (5, 4)
    assert rating.failed_gates == (FailedGate(stars=5, criterion="1.2"),)


def test_gates_are_cumulative() -> None:
    # Set 3 asks 5.2 >= 3 for three stars; a five-star sheet that misses it keeps two.
    rating = rate(RICE, sheets(full(RICE, c5_2=1)))

    assert (rating.band, rating.stars) == (5, 2)
    assert rating.failed_gates == (
        FailedGate(stars=3, criterion="5.2"),
        FailedGate(stars=4, criterion="5.2"),
    )


def test_gates_above_the_band_are_not_asked() -> None:
    failing = full(RICE, c5_3=0, c1_1=0, c4_1=0, c11_1=1)
    rating = rate(RICE, sheets(failing))

    assert (rating.average, rating.band, rating.stars, rating.failed_gates) == (87, 4, 4, ())


def test_failed_gates_stand_by_stars_and_then_as_on_the_sheet() -> None:
    rating = rate(RICE, sheets(full(RICE, c9_1=1, c1_2=2, c10_1=3)))

    assert rating.failed_gates == (
        FailedGate(stars=3, criterion="9.1"),
        FailedGate(stars=5, criterion="1.2"),
        FailedGate(stars=5, criterion="10.1"),
    )


def test_none_of_these_fails_a_gate_that_stands_on_the_lowest_option() -> None:
    # 1.5 marks its first option (1 point) with four stars.
    assert rate(RICE, sheets(full(RICE, c1_5=1))).stars == 5

    rating = rate(RICE, sheets(full(RICE, c1_5=0)))
    assert rating.failed_gates == (FailedGate(stars=4, criterion="1.5"),)
    assert rating.stars == 3


def test_a_gate_on_a_whole_criterion_is_passed_by_any_option_above_nothing() -> None:
    assert rate(RICE, sheets(full(RICE, c3_6=1))).stars == 5

    rating = rate(RICE, sheets(full(RICE, c3_6=0)))
    assert rating.failed_gates == (FailedGate(stars=4, criterion="3.6"),)
    assert rating.stars == 3


def test_where_three_star_gates_fail_two_stars_are_the_most() -> None:
    failing = worth(RICE, 60) | {"9.1": 0}
    rating = rate(RICE, sheets(failing))

    assert rating.band == 3
    assert FailedGate(stars=3, criterion="9.1") in rating.failed_gates
    assert rating.stars == 2


def test_without_a_story_its_content_and_structure_count_nothing() -> None:
    rating = rate(RICE, sheets(full(RICE, c5_1=0)))

    assert rating.totals == {"m1": 100 - 5 - 5 - 2}
    assert FailedGate(stars=3, criterion="5.2") in rating.failed_gates
    assert rating.stars == 2


def test_the_mean_of_the_members_passes_a_gate_that_one_of_them_failed() -> None:
    # 6.4 asks 3 for four stars and 4 for five: 4 + 4 + 1 is a mean of 3.
    rating = rate(RICE, sheets(full(RICE), full(RICE), full(RICE, c6_4=1)))

    assert rating.failed_gates == (FailedGate(stars=5, criterion="6.4"),)
    assert rating.stars == 4


def test_by_majority_more_than_half_must_have_given_the_option_or_a_higher_one() -> None:
    two_of_three = sheets(full(RICE), full(RICE), full(RICE, c6_4=1))
    two_of_four = sheets(full(RICE), full(RICE), full(RICE, c6_4=1), full(RICE, c6_4=2))

    assert rate(RICE, two_of_three, GateReading.MAJORITY).stars == 5
    assert rate(RICE, two_of_four, GateReading.MAJORITY).stars == 3
    assert rate(RICE, two_of_four).failed_gates == (
        FailedGate(stars=4, criterion="6.4"),
        FailedGate(stars=5, criterion="6.4"),
    )


def test_a_sheet_may_letter_the_only_criterion_of_a_section_or_not() -> None:
    plain, lettered = full(TEA), full(TEA)
    lettered["7.1"] = lettered.pop("7")
    bare = full(RICE)
    bare["8"] = bare.pop("8.1")

    assert rate(TEA, sheets(lettered)) == rate(TEA, sheets(plain))
    assert rate(RICE, sheets(bare)).stars == 5


def test_what_stands_under_headings_may_be_numbered_through() -> None:
    through = full(TEA)
    for place, code in enumerate(["6.1.1", "6.1.2", "6.2.1", "6.2.2", "6.2.3"], start=1):
        through[f"6.{place}"] = through.pop(code)

    assert rate(TEA, sheets(through)).average == 97


def test_of_two_cases_one_is_scored() -> None:
    spot = full(TOURISM)
    spot["8.2"] = spot.pop("8")
    spot["9.1"], spot["9.2"] = 0, spot.pop("9")

    assert rate(TOURISM, sheets(spot)).average == 100
    with pytest.raises(NotAnOption, match=r"8\.1, 8\.2, which are one criterion"):
        rate(TOURISM, sheets(spot | {"8.1": 1}))


def test_without_sheets_there_is_no_rating() -> None:
    refuses(NoSheets, "no-sheets", [])


def test_a_member_has_one_sheet() -> None:
    refuses(SecondSheet, "second-sheet", [Sheet(member="m1", scores=full(RICE))] * 2)


def test_a_criterion_that_is_not_there_is_missing_and_not_zero() -> None:
    lacking = full(RICE)
    del lacking["3.6"]

    refuses(MissingCriterion, "missing-criterion", sheets(full(RICE), lacking), criterion="3.6", member="m2")


def test_a_criterion_of_another_sheet_is_unknown() -> None:
    refuses(UnknownCriterion, "unknown-criterion", sheets(full(RICE, c13=1)), criterion="13", member="m1")


@pytest.mark.parametrize("score", [2, 4, 6, -1, 5.0, 1.5, True, "5", None])
def test_only_the_points_of_a_printed_option_count(score: object) -> None:
    refuses(NotAnOption, "not-an-option", sheets({**full(RICE), "1.1": score}), criterion="1.1", member="m1")


def refuses(refusal: type[Refused], rule: str, given: list[Sheet], **facts: object) -> None:
    with pytest.raises(refusal) as caught:
        rate(RICE, given)
    assert caught.value.rule() == rule
    assert caught.value.facts.items() >= facts.items()
    assert caught.value.sentence("vi") != caught.value.sentence("en")
