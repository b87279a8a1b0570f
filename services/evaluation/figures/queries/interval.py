"""How far the mean of what was seen may lie from what it stands for: 95 % intervals by Student's t.

Here exact arithmetic ends: an interval is made of floats, and rounded to two decimals where it is shown.
"""

from math import sqrt

from kernel.record import record
from services.evaluation.figures.domain import Moments
from services.evaluation.figures.queries import student

# Of fewer values no interval is given: it would say more than they can.
FEWEST = 10


@record
class Interval:
    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def rounded(self) -> tuple[float, float]:
        """To two decimals; adding 0.0 makes a zero of minus zero."""
        return round(self.low, 2) + 0.0, round(self.high, 2) + 0.0


def of_mean(seen: Moments) -> Interval | None:
    """None for fewer than ten values."""
    if seen.count < FEWEST:
        return None
    reach = student.reach(seen.count - 1) * sqrt(seen.variance / seen.count)
    return _around(float(seen.mean), reach)


def of_change(before: Moments, after: Moments) -> Interval | None:
    """Of the difference of two means, by Welch; None where one of them is of fewer than ten values."""
    if min(before.count, after.count) < FEWEST:
        return None
    one, other = before.variance / before.count, after.variance / after.count
    change = float(after.mean - before.mean)
    if one + other == 0:
        return Interval(low=change, high=change)
    freedom = (one + other) ** 2 / (one**2 / (before.count - 1) + other**2 / (after.count - 1))
    return _around(change, student.reach(float(freedom)) * sqrt(one + other))


def _around(middle: float, reach: float) -> Interval:
    return Interval(low=middle - reach, high=middle + reach)
