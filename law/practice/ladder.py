"""How far one criterion can rise from what is chosen now, and over how many rungs."""

from collections.abc import Iterable, Mapping
from itertools import count

from kernel.record import record
from law.wording.sheet import Criterion, Option

# Positions on the sheet in their order, from 1. None of these is empty; several only boxes that add up have.
type Chosen = tuple[int, ...]


@record
class Step:
    """A choice, the points on the sheet that it gives, and how many rungs it is above the present one."""

    chosen: Chosen
    points: int
    rungs: int


def points_of(criterion: Criterion, chosen: Chosen) -> int:
    return sum(criterion.options[position - 1].points for position in chosen)


def ladder(criterion: Criterion, present: Chosen) -> tuple[Step, ...]:
    """The present choice and all that give more, the most points first.

    A rung is the next higher points that the criterion gives, so options of equal points share one;
    of boxes that add up each box is a rung. Of several ways to the same points the one over the fewest
    rungs counts, of these the first on the sheet. Whoever has chosen a case stays in it.
    """
    here = points_of(criterion, present)
    stay = Step(chosen=present, points=here, rungs=0)
    rises = boxes(criterion, present) if criterion.additive else options(criterion, present)
    ways: dict[int, Step] = {}
    for step in sorted(rises, key=lambda step: (step.rungs, step.chosen)):
        if step.points > here:
            ways.setdefault(step.points, step)
    return (*(ways[points] for points in sorted(ways, reverse=True)), stay)


def options(criterion: Criterion, present: Chosen) -> Iterable[Step]:
    here = points_of(criterion, present)
    for position, option in zip(count(1), criterion.options):
        if not present or option.case == criterion.options[present[0] - 1].case:
            rungs = {
                other.points for other in beside(criterion, option) if here < other.points <= option.points
            }
            yield Step(chosen=(position,), points=option.points, rungs=len(rungs))


def beside(criterion: Criterion, option: Option) -> Iterable[Option]:
    """The options of the same case; all of them where there are no cases."""
    return (other for other in criterion.options if other.case == option.case)


def boxes(criterion: Criterion, present: Chosen) -> Iterable[Step]:
    for points, chosen in boxes_worth(criterion, present).items():
        yield Step(chosen=chosen, points=points, rungs=len(chosen) - len(present))


def boxes_worth(criterion: Criterion, present: Chosen) -> Mapping[int, Chosen]:
    """By points the fewest boxes, the first on the sheet of those, that give them beside the present ones."""
    ways: dict[int, Chosen] = {points_of(criterion, present): ()}
    for position, option in zip(count(1), criterion.options):
        if position not in present:
            for points, chosen in list(ways.items()):
                more, longer = points + option.points, (*chosen, position)
                ways[more] = min(ways.get(more, longer), longer, key=lambda way: (len(way), way))
    return {points: tuple(sorted((*present, *chosen))) for points, chosen in ways.items()}
