"""Options by their place on the sheet, and the points that they give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refused
from law.practice.refusals import NoSuchOption
from law.rating import refusals as no
from law.rating.choices import Choice, choices_of, points_of
from law.wording.packs import RELEASED, released
from law.wording.sheet import CriteriaSet, Criterion

RICE = released("R4").sets[3]
TOURISM_2019 = released("R2").sets[26]
NONE = {criterion.code: Choice() for criterion in RICE.criteria}
SETS = [found for pack in RELEASED for found in released(pack).sets.values()]


def chosen(criterion: Criterion) -> st.SearchStrategy[Choice]:
    places = range(1, len(criterion.options) + 1)
    if criterion.additive:
        return st.sets(st.sampled_from(places)).map(lambda some: Choice(options=tuple(sorted(some))))
    return st.sampled_from([Choice(), *(Choice(options=(place,)) for place in places)])


@st.composite
def sheets(draw: st.DrawFn) -> tuple[CriteriaSet, dict[str, Choice]]:
    found = draw(st.sampled_from(SETS))
    return found, {criterion.code: draw(chosen(criterion)) for criterion in found.criteria}


@given(sheets())
def test_points_lead_back_to_the_choice_wherever_only_one_gives_them(
    drawn: tuple[CriteriaSet, dict[str, Choice]],
) -> None:
    found, choices = drawn
    back = choices_of(found, points_of(found, "m1", choices))
    assert all(choices[code] == choice for code, choice in back.items())


def test_none_of_the_options_is_a_choice_of_no_points() -> None:
    assert set(points_of(RICE, "m1", NONE).values()) == {0}


def test_the_place_on_the_sheet_gives_the_options_points() -> None:
    first = RICE.criteria[0]
    points = points_of(RICE, "m1", {**NONE, first.code: Choice(options=(2,))})
    assert points[first.code] == first.options[1].points


def test_points_that_two_options_give_do_not_say_which_was_chosen() -> None:
    slip = released("R6").sets[7]
    assert [option.points for option in next(c for c in slip.criteria if c.code == "3.1").options] == [
        1,
        1,
        3,
    ]
    assert "3.1" not in choices_of(slip, {"3.1": 1})
    assert choices_of(slip, {"3.1": 3}) == {"3.1": Choice(options=(3,))}


def test_where_options_add_up_several_are_chosen() -> None:
    several = next(c for c in TOURISM_2019.criteria if c.additive)
    none = {criterion.code: Choice() for criterion in TOURISM_2019.criteria}
    points = points_of(TOURISM_2019, "m1", {**none, several.code: Choice(options=(1, 2))})
    assert points[several.code] == several.options[0].points + several.options[1].points


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"1.1": Choice(options=(9,))}, NoSuchOption),
        ({"1.1": Choice(options=(1, 1))}, NoSuchOption),
        ({"1.1": Choice(options=(1, 2))}, NoSuchOption),
        ({"99.1": Choice()}, no.UnknownCriterion),
    ],
)
def test_what_the_sheet_does_not_print_is_not_chosen(changed: dict[str, Choice], why: type[Refused]) -> None:
    with pytest.raises(why):
        points_of(RICE, "m1", {**NONE, **changed})


def test_every_criterion_is_answered() -> None:
    with pytest.raises(no.MissingCriterion):
        points_of(RICE, "m1", {code: choice for code, choice in NONE.items() if code != "1.1"})
