"""An average, or a difference of averages, as people and scripts read it: exact, never rounded."""

from fractions import Fraction


def written(average: Fraction) -> str:
    """Two decimals where that is exact, else a fraction in lowest terms."""
    hundredths, rest = divmod(abs(average.numerator) * 100, average.denominator)
    if rest:
        return f"{average.numerator}/{average.denominator}"
    sign = "-" if average < 0 else ""
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"
