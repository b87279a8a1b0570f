"""What a member ticks: options by their place on the sheet, and the points they give."""

from collections.abc import Mapping
from itertools import combinations

from kernel.record import record
from law.practice.ticks import ticked
from law.rating.refusals import MissingCriterion, UnknownCriterion
from law.wording.sheet import CriteriaSet, Criterion


@record
class Choice:
    """Places of the chosen options, counted from 1; empty where none of them fits."""

    options: tuple[int, ...] = ()


def points_of(found: CriteriaSet, member: str, choices: Mapping[str, Choice]) -> dict[str, int]:
    """Raises UnknownCriterion, NoSuchOption or MissingCriterion."""
    by_code = {criterion.code: criterion for criterion in found.criteria}
    for code in sorted(choices):
        if code not in by_code:
            raise UnknownCriterion(member=member, criterion=code, number=found.number)
    for code in by_code:
        if code not in choices:
            raise MissingCriterion(member=member, criterion=code)
    return {code: _points(by_code[code], choice) for code, choice in choices.items()}


def _points(criterion: Criterion, choice: Choice) -> int:
    chosen = ticked(criterion, choice.options, f"/choices/{criterion.code}")
    return sum(criterion.options[place - 1].points for place in chosen)


def choices_of(found: CriteriaSet, scores: Mapping[str, int]) -> dict[str, Choice]:
    """The choices behind the points; a criterion is left out where several choices give its points."""
    fitting = {c.code: _giving(c, scores[c.code]) for c in found.criteria if c.code in scores}
    return {code: choices[0] for code, choices in fitting.items() if len(choices) == 1}


def _giving(criterion: Criterion, points: int) -> list[Choice]:
    most = len(criterion.options) if criterion.additive else 1
    places = range(1, len(criterion.options) + 1)
    every = [Choice(options=of) for count in range(most + 1) for of in combinations(places, count)]
    return [choice for choice in every if _points(criterion, choice) == points]
