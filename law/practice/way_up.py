"""The way from one sheet to more stars: the cheapest improvements, or what stands in the way."""

from collections.abc import Iterator, Mapping, Sequence

from kernel.record import record
from law.practice.cheapest import Climb, Ladder, cheapest
from law.practice.ladder import Chosen, Step, ladder
from law.practice.one_sheet import MAKER, GateStands, gates_against, rated
from law.practice.refusals import NotOnTheSheet
from law.rating.rating import BANDS
from law.rating.scorecard import Scorecard, scorecard
from law.wording.sheet import CriteriaSet


@record
class Wish:
    """What a maker says of the way: the price of a rung (else 1), what cannot change, and how many stars."""

    costs: Mapping[str, int]
    fixed: Sequence[str]
    target: int | None = None


NO_WISH = Wish(costs={}, fixed=())


@record
class Improvement:
    """`cost` is the price of a rung times the rungs of `after`."""

    criterion: str
    before: Step
    after: Step
    cost: int


@record
class WayUp:
    """What the sheet comes to after the improvements: `target` stars or more."""

    target: int
    at_least: int
    cost: int
    total: int
    stars: int
    chosen: tuple[Chosen, ...]
    improvements: tuple[Improvement, ...]


@record
class NoWayUp:
    """With all raised that can be: `most` points where `at_least` are asked for, and the gates that fail."""

    target: int
    at_least: int
    most: int
    failing: tuple[GateStands, ...]


def towards(criteria_set: CriteriaSet, chosen: Sequence[Chosen], wish: Wish, target: int) -> WayUp | NoWayUp:
    """Gates are cumulative, so all of those up to the target are floors."""
    card = scorecard(criteria_set)
    climb = Climb(
        ladders=ladders_of(criteria_set, chosen, wish),
        prices=tuple(wish.costs.get(code, 1) for code in card.codes),
        needs=dict(card.needs),
        floors=floors_of(card, target),
        at_least=dict(BANDS)[target],
    )
    steps = cheapest(climb)
    if steps is None:
        return no_way_up(criteria_set, climb, target)
    return way_up(criteria_set, climb, steps, target)


def require_on_sheet(criteria_set: CriteriaSet, wish: Wish) -> None:
    """Raises NotOnTheSheet for a price or for something fixed that is no code of the set."""
    named = [(f"/fixed/{nth}", code) for nth, code in enumerate(wish.fixed)]
    for field, code in (*((f"/costs/{code}", code) for code in wish.costs), *named):
        if code not in scorecard(criteria_set).names:
            raise NotOnTheSheet(field=field, criterion=code, number=criteria_set.number)


def ladders_of(criteria_set: CriteriaSet, chosen: Sequence[Chosen], wish: Wish) -> tuple[Ladder, ...]:
    """What cannot change stays on the last step of its ladder."""
    ladders = zip(criteria_set.criteria, chosen, strict=True)
    return tuple(ladder(c, present)[-1 if c.code in wish.fixed else 0 :] for c, present in ladders)


def floors_of(card: Scorecard, target: int) -> dict[int, int]:
    asked = [(place, at_least) for stars, place, at_least in card.gates if stars <= target]
    return {place: max(least for at, least in asked if at == place) for place, _ in asked}


def way_up(criteria_set: CriteriaSet, climb: Climb, steps: Sequence[Step], target: int) -> WayUp:
    chosen = tuple(step.chosen for step in steps)
    improvements = tuple(improvements_of(scorecard(criteria_set), climb, steps))
    rating = rated(criteria_set, chosen)
    return WayUp(
        target=target,
        at_least=climb.at_least,
        cost=sum(each.cost for each in improvements),
        total=rating.totals[MAKER],
        stars=rating.stars,
        chosen=chosen,
        improvements=improvements,
    )


def improvements_of(card: Scorecard, climb: Climb, steps: Sequence[Step]) -> Iterator[Improvement]:
    for code, steps_there, price, taken in zip(card.codes, climb.ladders, climb.prices, steps, strict=True):
        if taken.rungs:
            yield Improvement(criterion=code, before=steps_there[-1], after=taken, cost=price * taken.rungs)


def no_way_up(criteria_set: CriteriaSet, climb: Climb, target: int) -> NoWayUp:
    """No rise takes from another, so everything at its highest shows what is out of reach."""
    highest = [steps[0].chosen for steps in climb.ladders]
    stands = gates_against(criteria_set, highest)
    return NoWayUp(
        target=target,
        at_least=climb.at_least,
        most=rated(criteria_set, highest).totals[MAKER],
        failing=tuple(gate for gate in stands if gate.stars <= target and not gate.held),
    )
