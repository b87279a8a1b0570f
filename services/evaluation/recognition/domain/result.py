"""The day on which a re-evaluation ended without a new certificate, if it did."""

from datetime import date

from kernel.days import local_date
from law.level import Level
from services.evaluation.judgings.domain.events import KnockedOut, ProductRated


def without_certificate(result: ProductRated | KnockedOut) -> date | None:
    """The day of a judging that stopped or gave fewer than three stars; a commune's council only advises."""
    if isinstance(result, ProductRated) and (result.stars >= 3 or result.level is Level.COMMUNE):
        return None
    return local_date(result.at)
