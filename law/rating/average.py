"""An average, or a difference of averages, as people and scripts read it: exact, never rounded."""

from fractions import Fraction


def written(average: Fraction) -> str:
    """Two decimals where that is exact, else a fraction in lowest terms."""
    hundredths = average * 100
    if hundredths.denominator != 1:
        return f"{average.numerator}/{average.denominator}"
    whole, rest = divmod(abs(hundredths.numerator), 100)
    sign = "-" if average < 0 else ""
    return f"{sign}{whole}.{rest:02}"
