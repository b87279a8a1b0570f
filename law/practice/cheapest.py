"""The cheapest way up: which criteria to raise, and how far, so that the points suffice and every gate holds.

Exact, by dynamic programming over the criteria in the order of the sheet: of all ways to the same
points only the best so far can be part of the best one.
"""

from collections.abc import Iterator, Mapping, Sequence

from kernel.record import record
from law.practice.ladder import Step

# The points so far, and which of the criteria that others need have 0.
type Stand = tuple[int, frozenset[int]]
# What it cost, how many criteria were raised, and the steps taken as the digits of one number, the first
# criterion's digit the most significant. Tuples compare from left to right, so the least way is the cheapest,
# then the one with fewer criteria raised, then (a ladder begins at its top, so 0 is the most points) the one
# that raises more in the first criterion where they differ. One number compares faster than a tuple of steps.
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
    # For each stand reached by the criteria so far, the least way to it. There are at most as many totals as
    # points on a sheet, so a few hundred stands, while the ways multiply with every criterion.
    ways: Mapping[Stand, Way] = {(0, frozenset()): (0, 0, 0)}
    base = max(map(len, climb.ladders))
    for place in range(len(climb.ladders)):
        best: dict[Stand, Way] = {}
        for stand, way in onward(climb, place, ways, base):
            if stand not in best or way < best[stand]:
                best[stand] = way
        ways = best
    # The total stands third, so that of equally good ways the one with fewer points comes first.
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
            # A criterion that needs another counts 0 where that one has 0, and its gate sees that 0.
            counted = 0 if needed in empty else points
            if counted >= floor:
                without = empty | {place} if is_needed and not points else empty
                yield (total + counted, without), (cost + price, raised + rises, digits * base + digit)


def steps_of(ladders: Sequence[Ladder], base: int, digits: int) -> tuple[Step, ...]:
    """Reads the digits back, the last criterion's first."""
    taken: list[Step] = []
    for ladder in reversed(ladders):
        digits, digit = divmod(digits, base)
        taken.append(ladder[digit])
    return tuple(reversed(taken))
