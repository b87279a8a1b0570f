"""A sheet as a maker ticks it: positions of options on the sheet, from which the points follow."""

from collections.abc import Iterable, Mapping, Sequence

from law.practice.ladder import Chosen, boxes_worth
from law.practice.refusals import NoSuchOption, NotOnTheSheet, NotScored, ScoredTwice
from law.rating.scorecard import scorecard
from law.wording.sheet import CriteriaSet, Criterion


def chosen_by_position(criteria_set: CriteriaSet, choices: Mapping[str, Sequence[int]]) -> tuple[Chosen, ...]:
    """What is ticked, criterion by criterion; nothing or 0 where none of the options fits.

    Raises NotOnTheSheet, ScoredTwice, NoSuchOption or NotScored.
    """
    found: dict[int, Chosen] = {}
    for name, place, criterion in placed(criteria_set, choices, "choices"):
        if place in found:
            raise ScoredTwice(field=f"/choices/{name}", criterion=criterion.code)
        found[place] = ticked(criterion, choices[name], f"/choices/{name}")
    return every_criterion(criteria_set, found, "choices")


def chosen_by_points(criteria_set: CriteriaSet, scores: Mapping[str, int]) -> tuple[Chosen, ...]:
    """The options that give these points: the first on the sheet; of boxes that add up the fewest.

    Of several names of one criterion only one may have points, as in a rating. Raises NotOnTheSheet,
    ScoredTwice, NoSuchOption or NotScored.
    """
    found: dict[int, Chosen] = {}
    for name, place, criterion in placed(criteria_set, scores, "scores"):
        if scores[name] and found.get(place):
            raise ScoredTwice(field=f"/scores/{name}", criterion=criterion.code)
        chosen = worth(criterion, scores[name], f"/scores/{name}")
        found[place] = chosen or found.get(place, ())
    return every_criterion(criteria_set, found, "scores")


def placed(
    criteria_set: CriteriaSet, given: Iterable[str], field: str
) -> Iterable[tuple[str, int, Criterion]]:
    """Each name that is given, with the place on the sheet and the criterion that it means."""
    places = scorecard(criteria_set).places
    for name in given:
        if name not in places:
            raise NotOnTheSheet(field=f"/{field}/{name}", criterion=name, number=criteria_set.number)
        yield name, places[name], criteria_set.criteria[places[name]]


def ticked(criterion: Criterion, positions: Sequence[int], field: str) -> Chosen:
    chosen = tuple(sorted(position for position in positions if position != 0))
    known = range(1, len(criterion.options) + 1)
    twice = len(set(positions)) < len(positions)
    beside_none = len(chosen) not in (0, len(positions))
    too_many = len(chosen) > 1 and not criterion.additive
    if twice or beside_none or too_many or any(position not in known for position in chosen):
        given = ", ".join(map(str, positions))
        raise NoSuchOption(
            field=field, criterion=criterion.code, given=given, options=f"0–{len(criterion.options)}"
        )
    return chosen


def worth(criterion: Criterion, points: int, field: str) -> Chosen:
    if points not in criterion.points:
        options = ", ".join(map(str, sorted(criterion.points)))
        raise NoSuchOption(field=field, criterion=criterion.code, given=points, options=options)
    if criterion.additive:
        return boxes_worth(criterion, ())[points]
    if points == 0:
        return ()
    return next((place,) for place, o in enumerate(criterion.options, start=1) if o.points == points)


def every_criterion(criteria_set: CriteriaSet, found: Mapping[int, Chosen], field: str) -> tuple[Chosen, ...]:
    for place, criterion in enumerate(criteria_set.criteria):
        if place not in found:
            raise NotScored(field=f"/{field}/{criterion.code}", criterion=criterion.code)
    return tuple(found[place] for place in range(len(criteria_set.criteria)))
