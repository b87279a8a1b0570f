"""From score sheets to stars, by exact arithmetic."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain, pairwise
from typing import TypeGuard

from kernel.record import record
from law.rating.explain import as_rows
from law.rating.refusals import NoSheets, SecondSheet
from law.rating.scorecard import Scorecard, scorecard
from law.regulation import GateReading
from law.wording.sheet import CriteriaSet

BANDS = ((5, 90), (4, 70), (3, 50), (2, 30))


@record
class Sheet:
    """What one member wrote: points by criterion. Only the points of printed options, or 0, are taken."""

    member: str
    scores: Mapping[str, object]


@record
class FailedGate:
    stars: int
    criterion: str


@record
class Rating:
    """`average` is exact. `failed_gates` are those from 3 stars up to the band, in the sheet's order."""

    totals: Mapping[str, int]
    average: Fraction
    band: int
    stars: int
    failed_gates: tuple[FailedGate, ...]


def rate(
    criteria_set: CriteriaSet, sheets: Sequence[Sheet], reading: GateReading = GateReading.MEAN
) -> Rating:
    """The stars that these sheets give.

    Raises NoSheets, SecondSheet, UnknownCriterion, NotAnOption or MissingCriterion.
    """
    card = scorecard(criteria_set)
    ordered = sorted(sheets, key=lambda sheet: sheet.member)
    require_one_each(ordered)
    rows = rows_of(criteria_set, card, ordered)
    if card.needs:
        rows = [with_prerequisites(card, row) for row in rows]
    totals = [sum(row) for row in rows]
    band = band_of(sum(totals), len(rows))
    failed = failed_gates(card, rows, band, reading)
    return Rating(
        totals=dict(zip((sheet.member for sheet in ordered), totals, strict=True)),
        average=Fraction(sum(totals), len(rows)),
        band=band,
        stars=min([band, *(gate.stars - 1 for gate in failed)]),
        failed_gates=failed,
    )


def require_one_each(ordered: Sequence[Sheet]) -> None:
    if not ordered:
        raise NoSheets
    for one, next_one in pairwise(ordered):
        if one.member == next_one.member:
            raise SecondSheet(member=one.member)


def rows_of(criteria_set: CriteriaSet, card: Scorecard, sheets: Sequence[Sheet]) -> Sequence[tuple[int, ...]]:
    """Each sheet's points in the order of the criteria."""
    scores = [sheet.scores for sheet in sheets]
    try:
        rows = list(map(card.row, scores))
        if {*map(len, scores)} == {len(card.codes)} and are_options(rows, card):
            return rows
    except KeyError:
        pass
    # Something is amiss, or a sheet uses other names of the same criteria.
    return as_rows(criteria_set, {sheet.member: sheet.scores for sheet in sheets})


def are_options(rows: list[tuple[object, ...]], card: Scorecard) -> TypeGuard[list[tuple[int, ...]]]:
    # The type is asked for because True and 1.0 equal 1 but are not what a sheet prints.
    types = list(map(type, chain.from_iterable(rows)))
    columns = zip(card.points, zip(*rows, strict=True), strict=True)
    return types.count(int) == len(types) and all(printed.issuperset(given) for printed, given in columns)


def with_prerequisites(card: Scorecard, row: tuple[int, ...]) -> tuple[int, ...]:
    """A criterion that needs another counts 0 where the other has 0."""
    void = {place for place, needed in card.needs if row[needed] == 0}
    return tuple(0 if place in void else points for place, points in enumerate(row)) if void else row


def band_of(total: int, sheets: int) -> int:
    """The stars that the points allow; nothing is rounded up into a band."""
    return next((stars for stars, least in BANDS if total >= least * sheets), 1)


def failed_gates(
    card: Scorecard, rows: Sequence[tuple[int, ...]], band: int, reading: GateReading
) -> tuple[FailedGate, ...]:
    """Gates are cumulative, so all of them up to the band are asked.

    The council's result in a criterion is the members' mean, or what more than half of them gave.
    """
    columns, members = list(zip(*rows, strict=True)), len(rows)
    match reading:
        case GateReading.MEAN:
            sums = list(map(sum, columns))
            failing = [gate for gate in card.gates if sums[gate[1]] < gate[2] * members]
        case GateReading.MAJORITY:
            failing = [gate for gate in card.gates if 2 * reaching(columns[gate[1]], gate[2]) <= members]
    return tuple([failed_gate(stars, card.codes[place]) for stars, place, _ in failing if stars <= band])


@cache
def failed_gate(stars: int, criterion: str) -> FailedGate:
    """Made once: there are few of them, and most sheets fail some."""
    return FailedGate(stars=stars, criterion=criterion)


def reaching(points: Sequence[int], at_least: int) -> int:
    return sum(each >= at_least for each in points)
