"""How the members of a council scored a product, one against the others, and criterion by criterion."""

from collections.abc import Sequence
from uuid import UUID

from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from law.generations import law_named
from law.rating.rating import Sheet, rows_of, with_prerequisites
from law.rating.scorecard import scorecard
from law.wording.packs import RELEASED, released
from law.wording.sheet import CriteriaSet
from services.evaluation.figures.domain import deviations, stars_without_each
from services.evaluation.judgings.domain.events import ProductRated


@record
class ScoringRow:
    """Lists go by member, in the order of their ids; `points` by criterion, in the sheet's order.

    `deviations` are from the mean of the others, in parts of one less than there are members;
    `stars_without` are what all the others would have given, none where there are no others.
    `points` are those of all members together. What only the criteria set can tell is null where the
    pack that was rated by is not at hand.
    """

    judging: UUID
    members: list[str]
    totals: list[int]
    deviations: list[int]
    stars_without: list[int] | None
    points: list[int] | None


def _row(_: ScoringRow | None, heard: Heard, judging: UUID) -> ScoringRow | None:
    assert isinstance(heard.event, ProductRated)
    e = heard.event
    sheets = [Sheet(member=sheet.member, scores=sheet.scores) for sheet in e.sheets]
    criteria = _criteria_of(e)
    counted = [sheet.scores.values() for sheet in e.sheets] if criteria is None else _rows(criteria, sheets)
    totals = [sum(points) for points in counted]
    return ScoringRow(
        judging=judging,
        members=[sheet.member for sheet in sheets],
        totals=totals,
        deviations=deviations(totals),
        stars_without=None if criteria is None else stars_without_each(criteria, sheets, e.gate_reading),
        points=None if criteria is None else [sum(column) for column in zip(*counted, strict=True)],
    )


def _criteria_of(e: ProductRated) -> CriteriaSet | None:
    """The very set that was rated by: the pack's digest must be the same."""
    pack = law_named(e.rules).pack
    if pack not in RELEASED or released(pack).digest != e.pack:
        return None
    return released(pack).sets.get(e.criteria_set)


def _rows(criteria: CriteriaSet, sheets: Sequence[Sheet]) -> list[tuple[int, ...]]:
    card = scorecard(criteria)
    return [with_prerequisites(card, row) for row in rows_of(criteria, card, sheets)]


def _judging_of(heard: Heard) -> list[UUID]:
    return [heard.event.judging] if isinstance(heard.event, ProductRated) else []


scorings = Table(
    name="scorings",
    table="scorings",
    row=ScoringRow,
    key="judging",
    listens=(ProductRated,),
    keys=_judging_of,
    evolve=_row,
)
