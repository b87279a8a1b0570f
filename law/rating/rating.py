"""From score sheets to stars, by exact arithmetic."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import contains
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
    rows = [with_prerequisites(card, row) for row in rows_of(criteria_set, card, ordered)]
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
    rows: list[tuple[int, ...]] = []
    for sheet in sheets:
        if len(sheet.scores) != len(card.names) or not card.names.issuperset(sheet.scores):
            break
        row = tuple(map(sheet.scores.__getitem__, card.codes))
        if not are_options(row, card):
            break
        rows.append(row)
    else:
        return rows
    # Something is amiss, or a sheet uses other names of the same criteria.
    return as_rows(criteria_set, {sheet.member: sheet.scores for sheet in sheets})


def are_options(row: tuple[object, ...], card: Scorecard) -> TypeGuard[tuple[int, ...]]:
    # The type is asked for because True and 1.0 equal 1 but are not what a sheet prints.
    return set(map(type, row)) == {int} and all(map(contains, card.points, row))


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
    """Gates are cumulative, so all of them up to the band are asked."""
    columns = list(zip(*rows, strict=True))
    return tuple(
        FailedGate(stars=stars, criterion=card.codes[place])
        for stars, place, at_least in card.gates
        if stars <= band and not reaches(columns[place], at_least, reading)
    )


def reaches(points: tuple[int, ...], at_least: int, reading: GateReading) -> bool:
    """The council's result against a gate: the members' mean, or more than half of them."""
    match reading:
        case GateReading.MEAN:
            return sum(points) >= at_least * len(points)
        case GateReading.MAJORITY:
            return 2 * sum(each >= at_least for each in points) > len(points)
