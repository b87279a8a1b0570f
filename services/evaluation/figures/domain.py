"""What score sheets tell beyond the stars: spreads and deviations of members, exact, without names."""

from collections.abc import Sequence
from fractions import Fraction

from kernel.record import record
from law.rating.rating import Sheet, rate
from law.regulation import GateReading
from law.wording.sheet import CriteriaSet


@record
class Moments:
    """Of so many values their sum and the sum of their squares: enough for a mean and a variance."""

    count: int = 0
    total: Fraction = Fraction(0)
    squares: Fraction = Fraction(0)

    def plus(self, count: int, total: Fraction, squares: Fraction) -> "Moments":
        return Moments(count=self.count + count, total=self.total + total, squares=self.squares + squares)

    @property
    def mean(self) -> Fraction:
        """Of one value or more."""
        return self.total / self.count

    @property
    def variance(self) -> Fraction:
        """That of a sample, of two values or more."""
        return (self.squares - self.total * self.total / self.count) / (self.count - 1)


def deviations(totals: Sequence[int]) -> list[int]:
    """Each total less the mean of the others, in parts of one less than there are totals.

    Of 60, 62 and 67 the last is 6 above the mean of the others: 12 halves.
    """
    return [len(totals) * total - sum(totals) for total in totals]


def stars_without_each(criteria: CriteriaSet, sheets: Sequence[Sheet], reading: GateReading) -> list[int]:
    """For each sheet the stars that all the others would have given; nothing where there are no others."""
    if len(sheets) < 2:
        return []
    return [
        rate(criteria, [*sheets[:place], *sheets[place + 1 :]], reading).stars for place in range(len(sheets))
    ]
