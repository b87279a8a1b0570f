"""The quantile of Student's t is the one that the field's reference library computes."""

import pytest

from services.evaluation.figures.queries.student import MANY, reach

# scipy.special.stdtrit(freedom, 0.975) of scipy 1.18.1, to all its digits.
BY_SCIPY = {
    1: 12.706204736174694,
    2: 4.302652729749462,
    9: 2.262157162798205,
    10.5: 2.2138402929187886,
    19: 2.0930240544083087,
    29: 2.045229642132703,
    47.3: 2.0114037532826705,
    99: 1.9842169515864174,
    250.25: 1.9694888231398104,
    999: 1.9623414611334493,
    1000: 1.9623390808264083,
    12345.6: 1.9601561582595104,
    2e6: 1.9599651706763748,
}


@pytest.mark.parametrize("freedom", BY_SCIPY)
def test_a_quantile_agrees_with_the_reference_to_eleven_digits(freedom: float) -> None:
    assert reach(freedom) == pytest.approx(BY_SCIPY[freedom], rel=1e-11)


def test_the_search_and_the_expansion_meet_without_a_step() -> None:
    assert reach(MANY - 1e-6) == pytest.approx(reach(MANY), abs=1e-11)


def test_more_freedom_reaches_less_far() -> None:
    quantiles = [reach(9 + step / 7) for step in range(0, 10_000, 3)]
    assert quantiles == sorted(quantiles, reverse=True)
