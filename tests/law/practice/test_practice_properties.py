"""The cheapest way up is what trying everything finds, in small sets and in parts of the real ones."""

from collections.abc import Iterator
from itertools import chain, combinations, product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from law.practice.ladder import Chosen, ladder, points_of
from law.practice.one_sheet import points_on, rated
from law.practice.practice import practise
from law.practice.way_up import NoWayUp, WayUp, Wish, towards
from law.wording.sheet import CriteriaSet, Criterion
from tests.law.sheets import EVERY_SET
from tests.law.small_sets import small_sets, tick, ticks

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Cost, criteria raised, total, then whoever raises the earliest criterion more.
type Worth = tuple[int, int, int, tuple[int, ...]]


def all_choices(criterion: Criterion, present: Chosen) -> Iterator[tuple[Chosen, int]]:
    """The present choice and every higher one, with its rungs counted by hand."""
    here = points_of(criterion, present)
    yield present, 0
    positions = range(1, len(criterion.options) + 1)
    if criterion.additive:
        free = [position for position in positions if position not in present]
        some = chain.from_iterable(combinations(free, n) for n in range(1, len(free) + 1))
        yield from ((tuple(sorted((*present, *more))), len(more)) for more in some)
        return
    for position in positions:
        option = criterion.options[position - 1]
        mine = not present or criterion.options[present[0] - 1].case == option.case
        if mine and option.points > here:
            scale = sorted({o.points for o in criterion.options if o.case == option.case and o.points > here})
            yield (position,), scale.index(option.points) + 1


def tried(criteria_set: CriteriaSet, present: tuple[Chosen, ...], wish: Wish, target: int) -> Worth | None:
    """The best of all sheets that are as high or higher, rated one by one."""
    best: Worth | None = None
    ways = [
        [(old, 0)] if c.code in wish.fixed else list(all_choices(c, old))
        for c, old in zip(criteria_set.criteria, present, strict=True)
    ]
    for sheet in product(*ways):
        chosen = [choice for choice, _ in sheet]
        rating = rated(criteria_set, chosen)
        if rating.stars >= target:
            costs = [
                rungs * wish.costs.get(c.code, 1)
                for c, (_, rungs) in zip(criteria_set.criteria, sheet, strict=True)
            ]
            order = tuple(-points for points in points_on(criteria_set, chosen))
            worth = sum(costs), sum(cost > 0 for cost in costs), int(rating.average), order
            best = worth if best is None else min(best, worth)
    return best


def found(criteria_set: CriteriaSet, way: WayUp | NoWayUp) -> Worth | None:
    if isinstance(way, NoWayUp):
        return None
    order = tuple(-points for points in points_on(criteria_set, way.chosen))
    return way.cost, len(way.improvements), way.total, order


@st.composite
def small_wishes(draw: st.DrawFn, criteria_set: CriteriaSet) -> Wish:
    codes = [criterion.code for criterion in criteria_set.criteria]
    return Wish(
        costs=draw(st.dictionaries(st.sampled_from(codes), st.integers(1, 5))),
        fixed=draw(st.lists(st.sampled_from(codes), unique=True, max_size=1)),
    )


@unhurried
@given(data=st.data(), criteria_set=small_sets(), target=st.integers(2, 5))
def test_in_small_sets_it_is_the_best_of_all_sheets(
    data: st.DataObject, criteria_set: CriteriaSet, target: int
) -> None:
    present, wish = data.draw(ticks(criteria_set)), data.draw(small_wishes(criteria_set))

    way = towards(criteria_set, present, wish, target)

    assert found(criteria_set, way) == tried(criteria_set, present, wish, target)


@st.composite
def real_sheets(draw: st.DrawFn) -> tuple[CriteriaSet, tuple[Chosen, ...]]:
    """Of any pack; mostly high, so that gates are met and missed."""
    criteria_set = draw(st.sampled_from(EVERY_SET))
    high = tuple(ladder(criterion, ())[0].chosen for criterion in criteria_set.criteria)
    changed = draw(st.lists(st.integers(0, len(high) - 1), max_size=12, unique=True))
    drawn = {place: draw(tick(criteria_set.criteria[place])) for place in changed}
    return criteria_set, tuple(drawn.get(place, choice) for place, choice in enumerate(high))


@unhurried
@given(data=st.data(), case=real_sheets(), target=st.integers(2, 5))
def test_in_every_pack_it_is_the_best_of_what_may_change(
    data: st.DataObject, case: tuple[CriteriaSet, tuple[Chosen, ...]], target: int
) -> None:
    criteria_set, present = case
    codes = [criterion.code for criterion in criteria_set.criteria]
    free = data.draw(st.lists(st.sampled_from(codes), min_size=1, max_size=5, unique=True))
    costs = data.draw(st.dictionaries(st.sampled_from(codes), st.integers(1, 5), max_size=5))
    wish = Wish(costs=costs, fixed=[code for code in codes if code not in free])

    way = towards(criteria_set, present, wish, target)

    assert found(criteria_set, way) == tried(criteria_set, present, wish, target)


@unhurried
@given(case=real_sheets())
def test_who_follows_the_advice_has_the_stars(case: tuple[CriteriaSet, tuple[Chosen, ...]]) -> None:
    criteria_set, present = case
    practice = practise(criteria_set, present)
    if isinstance(practice.towards, WayUp):
        after = practise(criteria_set, practice.towards.chosen)
        assert after.stars == practice.towards.stars >= practice.stars + 1
        assert after.total == practice.towards.total
    elif practice.towards is None:
        assert practice.stars == 5


@unhurried
@given(case=real_sheets(), place=st.integers(0, 40))
def test_no_rung_up_ever_lowers_the_stars(case: tuple[CriteriaSet, tuple[Chosen, ...]], place: int) -> None:
    criteria_set, present = case
    at = place % len(present)
    before = rated(criteria_set, present)
    for step in ladder(criteria_set.criteria[at], present[at]):
        after = rated(criteria_set, (*present[:at], step.chosen, *present[at + 1 :]))
        assert after.stars >= before.stars
        assert after.average >= before.average
