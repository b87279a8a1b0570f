"""Rates again from the stored sheets what was rated; it must come to the same, years later."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from kernel.errors import Refused
from kernel.record import record
from law.generations import NoRulesInForce, rules_in_force
from law.rating.average import written
from law.rating.rating import Rating, Sheet, rate
from law.wording.sheet import CriteriaSet
from services.evaluation.judgings.domain.events import ProductRated

type Facts = Mapping[str, str]


@record
class Difference:
    """`stored` is what the event says of `what`, `again` what it comes to now."""

    what: str
    stored: str
    again: str


def differences(stored: ProductRated, criteria: CriteriaSet) -> Sequence[Difference]:
    """None where the sheets, by this set and the law of the filing day, come to what was said."""
    sheets = [Sheet(member=sheet.member, scores=sheet.scores) for sheet in stored.sheets]
    try:
        rated = rate(criteria, sheets, stored.gate_reading)
    except Refused as refused:
        return [Difference(what="sheets", stored="rated", again=refused.sentence("en"))]
    said, again = _said(stored), _again(stored, criteria, rated)
    return [
        Difference(what=what, stored=fact, again=again[what])
        for what, fact in said.items()
        if fact != again[what]
    ]


def _said(stored: ProductRated) -> Facts:
    gates = [(gate.stars, gate.criterion) for gate in stored.failed_gates]
    return {
        "rules": stored.rules,
        **_result(stored.average, stored.band, stored.stars, gates),
        "standing": stored.standing,
    }


def _again(stored: ProductRated, criteria: CriteriaSet, rated: Rating) -> Facts:
    gates = [(gate.stars, gate.criterion) for gate in rated.failed_gates]
    return {
        "rules": _law_of(stored),
        **_result(rated.average, rated.band, rated.stars, gates),
        "standing": criteria.standing.value,
    }


def _result(average: Fraction, band: int, stars: int, gates: Iterable[tuple[int, str]]) -> Facts:
    return {
        "average": written(average),
        "band": str(band),
        "stars": str(stars),
        "failed gates": ", ".join(f"{stars}★ {criterion}" for stars, criterion in gates) or "none",
    }


def _law_of(stored: ProductRated) -> str:
    try:
        return rules_in_force(stored.filed_on, stored.kind).law.id
    except NoRulesInForce:
        return "none"
