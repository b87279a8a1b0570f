"""The cheapest way up: which criteria to raise, and how far, so that the points suffice and every gate holds.

Exact, by dynamic programming over the criteria in the order of the sheet: of all ways to the same
points only the best so far can be part of the best one.
"""

from collections.abc import Iterator, Mapping, Sequence

from kernel.record import record
from law.practice.ladder import Step

# The points so far, and which of the criteria that others need have 0.
type Stand = tuple[int, frozenset[int]]
# What it cost, how many criteria were raised, and the steps taken as the digits of one number: ways
# compare by cost, then by criteria raised, then by the earliest criterion where they differ.
type Way = tuple[int, int, int]
type Ladder = tuple[Step, ...]


@record
class Climb:
    """By the place of a criterion: its ladder, the price of a rung, the criterion that it needs, its gate.

    `at_least` is the total that is wanted, and a floor the least points that must count.
    """

    ladders: Sequence[Ladder]
    prices: Sequence[int]
    needs: Mapping[int, int]
    floors: Mapping[int, int]
    at_least: int


def cheapest(climb: Climb) -> tuple[Step, ...] | None:
    """One step per criterion, at the least cost; None where no way leads up.

    Of equally dear ways the one that raises fewer criteria, then the one with fewer points, then the
    one that raises more where they first differ on the sheet; so there is exactly one.
    """
    ways: Mapping[Stand, Way] = {(0, frozenset()): (0, 0, 0)}
    base = max(map(len, climb.ladders))
    for place in range(len(climb.ladders)):
        best: dict[Stand, Way] = {}
        for stand, way in onward(climb, place, ways, base):
            if stand not in best or way < best[stand]:
                best[stand] = way
        ways = best
    arrived = [
        (cost, raised, total, digits)
        for (total, _), (cost, raised, digits) in ways.items()
        if total >= climb.at_least
    ]
    return steps_of(climb.ladders, base, min(arrived)[-1]) if arrived else None


def onward(climb: Climb, place: int, ways: Mapping[Stand, Way], base: int) -> Iterator[tuple[Stand, Way]]:
    """Each way so far with each step of the next criterion that its gate lets pass."""
    floor = climb.floors.get(place, 0)
    needed, is_needed = climb.needs.get(place), place in climb.needs.values()
    steps = [
        (digit, step.points, step.rungs * climb.prices[place], min(step.rungs, 1))
        for digit, step in enumerate(climb.ladders[place])
    ]
    for (total, empty), (cost, raised, digits) in ways.items():
        for digit, points, price, rises in steps:
            counted = 0 if needed in empty else points
            if counted >= floor:
                without = empty | {place} if is_needed and not points else empty
                yield (total + counted, without), (cost + price, raised + rises, digits * base + digit)


def steps_of(ladders: Sequence[Ladder], base: int, digits: int) -> tuple[Step, ...]:
    taken: list[Step] = []
    for ladder in reversed(ladders):
        digits, digit = divmod(digits, base)
        taken.append(ladder[digit])
    return tuple(reversed(taken))
