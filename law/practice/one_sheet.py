"""One sheet of ticks against the law: its points, its stars, and every gate, held or not."""

from collections.abc import Sequence

from kernel.record import record
from law.practice.ladder import Chosen, points_of
from law.rating.rating import Rating, Sheet, rate, with_prerequisites
from law.rating.scorecard import scorecard
from law.wording.sheet import CriteriaSet

MAKER = "maker"


@record
class GateStands:
    """`given` are the points that count; the gate holds where they are `at_least`."""

    stars: int
    criterion: str
    at_least: int
    given: int

    @property
    def held(self) -> bool:
        return self.given >= self.at_least


def gates_against(criteria_set: CriteriaSet, chosen: Sequence[Chosen]) -> tuple[GateStands, ...]:
    """By stars, then in the order of the sheet."""
    card = scorecard(criteria_set)
    given = with_prerequisites(card, points_on(criteria_set, chosen))
    return tuple(
        GateStands(stars=stars, criterion=card.codes[place], at_least=at_least, given=given[place])
        for stars, place, at_least in card.gates
    )


def rated(criteria_set: CriteriaSet, chosen: Sequence[Chosen]) -> Rating:
    """As a council of one member would rate."""
    points = points_on(criteria_set, chosen)
    scores = dict(zip(scorecard(criteria_set).codes, points, strict=True))
    return rate(criteria_set, [Sheet(member=MAKER, scores=scores)])


def points_on(criteria_set: CriteriaSet, chosen: Sequence[Chosen]) -> tuple[int, ...]:
    return tuple(points_of(c, each) for c, each in zip(criteria_set.criteria, chosen, strict=True))
