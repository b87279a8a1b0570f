"""Reads sheets that use other names of the criteria, and says what is wrong with those that cannot count."""

from collections.abc import Iterator, Mapping, Sequence

from law.rating.refusals import MissingCriterion, NotAnOption, OneCaseOnly, UnknownCriterion
from law.rating.scorecard import Scorecard, scorecard
from law.wording.sheet import CriteriaSet

type Scores = Mapping[str, object]


def as_rows(criteria_set: CriteriaSet, sheets: Mapping[str, Scores]) -> Sequence[tuple[int, ...]]:
    """Each sheet's points in the order of the criteria.

    Asks all sheets one question after the other, so that the answer does not depend on their order.
    Raises UnknownCriterion, NotAnOption or MissingCriterion.
    """
    card = scorecard(criteria_set)
    for member, scores in sheets.items():
        require_known(criteria_set, card, member, scores)
    points = {member: dict(printed_points(card, member, scores)) for member, scores in sheets.items()}
    return [row(card, member, given) for member, given in points.items()]


def require_known(criteria_set: CriteriaSet, card: Scorecard, member: str, scores: Scores) -> None:
    for criterion in sorted(scores):
        if criterion not in card.places:
            raise UnknownCriterion(member=member, criterion=criterion, number=criteria_set.number)


def printed_points(card: Scorecard, member: str, scores: Scores) -> Iterator[tuple[int, int]]:
    """By place. Of several names of one criterion only one may have points."""
    given: dict[int, str] = {}
    for criterion in sorted(scores, key=lambda name: (card.places[name], name)):
        place, score = card.places[criterion], scores[criterion]
        if type(score) is not int or score not in card.points[place]:
            options = ", ".join(map(str, sorted(card.points[place])))
            raise NotAnOption(member=member, criterion=criterion, score=score, options=options)
        if score and place in given:
            raise OneCaseOnly(member=member, criterion=f"{given[place]}, {criterion}")
        if score:
            given[place] = criterion
        if score or place not in given:
            yield place, score


def row(card: Scorecard, member: str, given: Mapping[int, int]) -> tuple[int, ...]:
    for place, code in enumerate(card.codes):
        if place not in given:
            raise MissingCriterion(member=member, criterion=code)
    return tuple(given[place] for place in range(len(card.codes)))
