"""A score sheet of an invented member: options that add up to the points that the story wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Choice:
    """A criterion as the vocabulary shows it: the points of its options, and which stars they gate.

    `gates` maps stars to the points that the criterion must reach for them.
    """

    code: str
    points: tuple[int, ...]
    gates: Mapping[int, int]

    def allowed(self, stars: int, weak: bool) -> list[int]:
        """The options that hold every gate up to `stars`, or just miss the one for four."""
        if weak:
            return [p for p in {0, *self.points} if p < self.gates[4]]
        least = max((need for star, need in self.gates.items() if star <= stars), default=0)
        return [p for p in self.points if p >= least]


def sheet(
    criteria: Sequence[Choice], *, total: int, stars: int, random: Random, weak: str | None = None
) -> dict[str, int]:
    """One option for each criterion, chosen at random among the ways to reach exactly `total`.

    Raises ValueError where no combination of options that holds the gates adds up to it.
    """
    options = [c.allowed(stars, c.code == weak) for c in criteria]
    reachable: list[set[int]] = [{0}]
    for points in options:
        reachable.append({before + p for before in reachable[-1] for p in points})
    if total not in reachable[-1]:
        raise ValueError(f"no sheet adds up to {total} with the gates of {stars} stars")
    chosen: dict[str, int] = {}
    left = total
    for i in range(len(criteria) - 1, -1, -1):
        ways = [p for p in options[i] if left - p in reachable[i]]
        chosen[criteria[i].code] = random.choice(ways)
        left -= chosen[criteria[i].code]
    return chosen


def panel(points: int, members: int, random: Random) -> list[int]:
    """Totals of a council's members around `points`, at most four apart, that add up to their mean."""
    offsets = [random.choice((-2, -1, 0, 1, 2)) for _ in range(members - 1)]
    last = -sum(offsets)
    if abs(last) > 2:
        return panel(points, members, random)
    return [points + offset for offset in (*offsets, last)]
