"""An average as people and scripts read it: exact, never rounded."""

from fractions import Fraction


def written(average: Fraction) -> str:
    """Two decimals where that is exact, else a fraction in lowest terms."""
    hundredths = average * 100
    if hundredths.denominator != 1:
        return f"{average.numerator}/{average.denominator}"
    whole, rest = divmod(hundredths.numerator, 100)
    return f"{whole}.{rest:02}"
