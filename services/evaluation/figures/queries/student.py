"""Student's t: how many standard errors a 95 % interval reaches to either side, by its degrees of freedom."""

from math import exp, lgamma, log1p, pi, sqrt
from statistics import NormalDist

NORMAL = NormalDist().inv_cdf(0.975)
# From here on the expansion is as exact as a float; below it is where the search starts.
MANY = 1000
# Half of the 95 % lie on one side of the middle.
ONE_SIDE = 0.475


def reach(freedom: float) -> float:
    """The 97.5 % quantile, within 1e-11 of itself for any `freedom` of 1 and more, whole or not."""
    t = _expanded(freedom)
    if freedom >= MANY:
        return t
    # Newton's method: the density is the slope of the probability.
    step = t
    while abs(step) > 1e-12 * t:
        density, probability = _at(t, freedom)
        step = (probability - ONE_SIDE) / density
        t -= step
    return t


def _expanded(freedom: float) -> float:
    """The expansion in 1/freedom about the normal quantile (Abramowitz and Stegun, 26.7.5)."""
    z = NORMAL
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, start=1))


def _at(t: float, freedom: float) -> tuple[float, float]:
    """Density at `t`, and the probability of lying between 0 and `t`.

    The probability is an incomplete beta function, as the series of DLMF 8.17.8: all its terms are positive,
    so none of its digits is lost.
    """
    scale = lgamma((freedom + 1) / 2) - lgamma(freedom / 2)
    density = exp(scale - (freedom + 1) / 2 * log1p(t * t / freedom)) / sqrt(freedom * pi)
    share = t * t / (freedom + t * t)
    term = total = 1.0
    n = 0
    while term > 1e-17 * total:
        term *= share * (freedom + 1 + 2 * n) / (3 + 2 * n)
        total += term
        n += 1
    return density, t * density * total
