"""A maker scores his sheet before the council and hears which few improvements bring the next star."""

import pytest

from kernel.errors import Refused
from law.practice.ladder import Chosen, ladder
from law.practice.one_sheet import points_on
from law.practice.practice import Practice, practise
from law.practice.refusals import AlreadyReached, NoSuchOption, NotOnTheSheet, NotScored, ScoredTwice
from law.practice.ticks import chosen_by_points, chosen_by_position
from law.practice.way_up import NoWayUp, WayUp, Wish
from law.wording.packs import released
from law.wording.sheet import CriteriaSet, Criterion
from tests.law.sheets import RICE, full, worth

RICE_2019 = released("R2").sets[3]
RICE_2026 = released("R6").sets[3]
TOURISM_2019 = released("R2").sets[26]
TOURISM_2026 = released("R6").sets[26]


def practised(
    criteria_set: CriteriaSet,
    scores: dict[str, int],
    *,
    costs: dict[str, int] | None = None,
    fixed: tuple[str, ...] = (),
    target: int | None = None,
) -> Practice:
    wish = Wish(costs=costs or {}, fixed=fixed, target=target)
    return practise(criteria_set, chosen_by_points(criteria_set, scores), wish)


def way(practice: Practice) -> WayUp:
    assert isinstance(practice.towards, WayUp)
    return practice.towards


def raised(practice: Practice) -> dict[str, tuple[int, int]]:
    """Points before and after, by criterion."""
    return {each.criterion: (each.before.points, each.after.points) for each in way(practice).improvements}


def nothing(criteria_set: CriteriaSet) -> dict[str, int]:
    return {criterion.code: 0 for criterion in criteria_set.criteria}


def criterion(criteria_set: CriteriaSet, code: str) -> Criterion:
    return next(each for each in criteria_set.criteria if each.code == code)


def test_points_that_suffice_still_need_the_gate_that_fails() -> None:
    practice = practised(RICE, full(RICE, c5_2=1))

    assert (practice.total, practice.band, practice.stars) == (96, 5, 2)
    failing = [(g.stars, g.criterion, g.at_least, g.given) for g in practice.gates if not g.held]
    assert failing == [(3, "5.2", 3, 1), (4, "5.2", 5, 1)]
    assert raised(practice) == {"5.2": (1, 3)}
    assert (way(practice).target, way(practice).stars, way(practice).cost) == (3, 3, 1)


def test_a_higher_star_may_be_asked_for_at_once() -> None:
    practice = practised(RICE, full(RICE, c5_2=1), target=5)

    assert raised(practice) == {"5.2": (1, 5)}
    assert (way(practice).stars, way(practice).total, way(practice).cost) == (5, 100, 2)


def test_points_alone_are_bought_by_the_rungs_that_give_most() -> None:
    """Two points are wanting; 8 gives them in one rung, anything else in two."""
    practice = practised(RICE_2019, full(RICE_2019, c1_1=0, c1_2=0, c1_3=0, c8=3))

    assert (practice.total, practice.stars) == (88, 4)
    assert raised(practice) == {"8": (3, 5)}
    assert (way(practice).cost, way(practice).total) == (1, 90)


def test_of_equally_dear_ways_fewer_criteria_then_fewer_points_then_the_sheet_decide() -> None:
    """One point is wanting: 1.1 and 1.2 give it alike, 8 gives one more than is needed."""
    practice = practised(RICE_2019, full(RICE_2019, c1_1=0, c1_2=0, c1_5=2, c8=3))

    assert (practice.total, practice.stars) == (89, 4)
    assert raised(practice) == {"1.1": (0, 1)}


def test_the_best_sheet_has_nothing_left_to_improve() -> None:
    practice = practised(RICE, full(RICE))

    assert (practice.stars, practice.towards) == (5, None)


def test_a_story_makes_its_other_criteria_count_without_touching_them() -> None:
    """5.2 and 5.3 count only where 5.1 is above 0: ticking 5.1 brings all three."""
    practice = practised(RICE, full(RICE, c5_1=0))

    assert practice.stars == 2
    assert {"5.1"} == raised(practice).keys()
    given = {g.criterion: g.given for g in practice.gates}
    assert given["5.2"] == 0


def test_a_dear_criterion_is_left_for_cheaper_ones() -> None:
    practice = practised(RICE_2019, full(RICE_2019, c1_1=0, c1_2=0, c1_3=0, c8=3), costs={"8": 3})

    assert raised(practice) == {"1.1": (0, 2)}
    assert way(practice).cost == 2


def test_what_is_fixed_stays() -> None:
    practice = practised(RICE, worth(RICE, 60), fixed=("1.1", "1.2", "5.2"))

    assert not raised(practice).keys() & {"1.1", "1.2", "5.2"}


def test_a_fixed_gate_is_named_as_what_stands_in_the_way() -> None:
    practice = practised(RICE, full(RICE, c5_2=1), fixed=("5.2",))

    assert practice.towards == NoWayUp(
        target=3,
        at_least=50,
        most=96,
        failing=tuple(g for g in practice.gates if g.criterion == "5.2" and g.stars == 3),
    )


def test_a_fixed_story_closes_the_gates_that_need_it() -> None:
    practice = practised(RICE, full(RICE, c5_1=0), fixed=("5.1",))

    assert isinstance(practice.towards, NoWayUp)
    assert "5.2" in {gate.criterion for gate in practice.towards.failing}


def test_too_few_points_are_named_too() -> None:
    fixed = tuple(c.code for c in RICE.criteria if c.code not in {"1.1", "1.2"})
    practice = practised(RICE, nothing(RICE), fixed=fixed)

    assert isinstance(practice.towards, NoWayUp)
    assert practice.towards.most < practice.towards.at_least == 30
    assert practice.towards.failing == ()


def test_a_maker_stays_in_his_case() -> None:
    """8 of tourism has one scale for residents and one for tourist spots."""
    licences = criterion(TOURISM_2026, "8")

    assert [step.chosen for step in ladder(licences, (3,))] == [(4,), (3,)]
    assert [step.chosen for step in ladder(licences, (1,))] == [(2,), (1,)]
    assert [(step.chosen, step.rungs) for step in ladder(licences, ())] == [((2,), 2), ((1,), 1), ((), 0)]


def test_boxes_are_only_added_to_those_that_are_ticked() -> None:
    """6 of tourism in 2019: boxes of 1, 1, 2 and 1 points."""
    site = criterion(TOURISM_2019, "6")

    steps = [(step.chosen, step.points, step.rungs) for step in ladder(site, (1, 4))]

    assert steps == [((1, 2, 3, 4), 5, 2), ((1, 3, 4), 4, 1), ((1, 2, 4), 3, 1), ((1, 4), 2, 0)]


def test_points_of_boxes_are_taken_as_the_fewest_boxes() -> None:
    chosen = chosen_by_points(TOURISM_2019, {**nothing(TOURISM_2019), "6": 3})

    assert chosen[[c.code for c in TOURISM_2019.criteria].index("6")] == (1, 3)


def test_options_of_equal_points_are_one_rung() -> None:
    """3.1 of set 7 in 2026 is printed 1, 1, 3."""
    form = criterion(released("R6").sets[7], "3.1")

    assert [(step.chosen, step.rungs) for step in ladder(form, ())] == [((3,), 2), ((1,), 1), ((), 0)]
    assert [(step.chosen, step.rungs) for step in ladder(form, (2,))] == [((3,), 1), ((2,), 0)]


def test_positions_and_points_of_the_same_sheet_mean_the_same() -> None:
    scores = worth(RICE_2026, 55)
    by_points = chosen_by_points(RICE_2026, scores)
    codes = [c.code for c in RICE_2026.criteria]

    by_position = chosen_by_position(RICE_2026, dict(zip(codes, by_points, strict=True)))

    assert by_position == by_points
    assert points_on(RICE_2026, by_points) == tuple(scores[code] for code in codes)


def test_other_names_of_a_criterion_are_read_as_in_a_rating() -> None:
    plain = {**nothing(TOURISM_2026), "8": 3}
    lettered = {name: points for name, points in plain.items() if name != "8"} | {"8.1": 0, "8.2": 3}

    assert chosen_by_points(TOURISM_2026, lettered) == chosen_by_points(TOURISM_2026, plain)


CHOICES: dict[str, tuple[int, ...]] = {c.code: (0,) for c in TOURISM_2019.criteria}


@pytest.mark.parametrize(
    ("changed", "refusal", "field"),
    [
        ({"99": (1,)}, NotOnTheSheet, "/choices/99"),
        ({"1.1": (9,)}, NoSuchOption, "/choices/1.1"),
        ({"1.1": (-1,)}, NoSuchOption, "/choices/1.1"),
        ({"1.1": (1, 2)}, NoSuchOption, "/choices/1.1"),
        ({"6": (1, 1)}, NoSuchOption, "/choices/6"),
        ({"6": (0, 1)}, NoSuchOption, "/choices/6"),
        ({"6": (1,), "6.1": (1,)}, ScoredTwice, "/choices/6.1"),
    ],
)
def test_ticks_that_are_none_are_refused_by_name(
    changed: dict[str, tuple[int, ...]], refusal: type[Refused], field: str
) -> None:
    with pytest.raises(refusal) as caught:
        chosen_by_position(TOURISM_2019, CHOICES | changed)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("changed", "refusal", "field"),
    [
        ({"99": 1}, NotOnTheSheet, "/scores/99"),
        ({"1.1": 77}, NoSuchOption, "/scores/1.1"),
        ({"6": 6}, NoSuchOption, "/scores/6"),
        ({"6": 1, "6.1": 1}, ScoredTwice, "/scores/6.1"),
    ],
)
def test_points_that_no_option_gives_are_refused_by_name(
    changed: dict[str, int], refusal: type[Refused], field: str
) -> None:
    with pytest.raises(refusal) as caught:
        chosen_by_points(TOURISM_2019, nothing(TOURISM_2019) | changed)
    assert caught.value.field == field


def test_a_criterion_that_is_left_out_is_refused_by_name() -> None:
    scores = nothing(RICE)
    del scores["4.3"]

    with pytest.raises(NotScored) as caught:
        chosen_by_points(RICE, scores)
    assert caught.value.field == "/scores/4.3"


def test_stars_that_are_there_already_are_no_target() -> None:
    with pytest.raises(AlreadyReached):
        practised(RICE, full(RICE), target=5)


@pytest.mark.parametrize(
    ("costs", "fixed", "field"), [({"99": 1}, (), "/costs/99"), ({}, ("1.1", "99"), "/fixed/1")]
)
def test_a_wish_about_what_is_not_on_the_sheet_is_refused(
    costs: dict[str, int], fixed: tuple[str, ...], field: str
) -> None:
    with pytest.raises(NotOnTheSheet) as caught:
        practised(RICE, full(RICE), costs=costs, fixed=fixed)
    assert caught.value.field == field


def test_what_was_ticked_comes_back_as_it_was_read() -> None:
    none: Chosen = ()
    practice = practised(RICE, nothing(RICE))

    assert practice.chosen == (none,) * len(RICE.criteria)
    assert (practice.total, practice.stars) == (0, 1)
