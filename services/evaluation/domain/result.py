"""Which results of a re-evaluation no new certificate follows, and on which day they came."""

from datetime import date

from services.evaluation.domain.judging.events import KnockedOut, ProductRated
from services.evaluation.domain.level import Level
from services.evaluation.domain.validity import HANOI


def without_certificate(result: ProductRated | KnockedOut) -> date | None:
    """The day of a judging that stopped or gave fewer than three stars; a commune's council only advises."""
    if isinstance(result, ProductRated) and (result.stars >= 3 or result.level is Level.COMMUNE):
        return None
    return result.at.astimezone(HANOI).date()
