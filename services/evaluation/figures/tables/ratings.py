"""Every judging as it is counted: what was rated, by whom, under which law, and what came of it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kernel.days import local_date
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.judgings.domain import events as said

LISTENS = (
    said.JudgingOpened,
    said.SheetRevised,
    said.SpreadExceeded,
    said.DiscussionHeld,
    said.KnockedOut,
    said.ScoringClosed,
    said.ProductRated,
    said.ResultRecognised,
)


@record
class RatingRow:
    """What comes with the rating is null until then. `year` is that of the rating, in Vietnam.

    `first_spread` are the points between the highest and the lowest total when the chair first tried
    to close scoring, `spread` when it was closed. `rescored` are sheets revised after a discussion.
    A failed gate is `stars/criterion`. A judging that was stopped is none.
    """

    judging: UUID
    dossier: UUID
    product: UUID
    producer_unit: str
    council: UUID
    round: UUID | None
    level: str
    office: UUID
    unit: str
    rules: str
    criteria_set: int
    kind: str
    discussions: int
    rescored: int
    first_spread: int | None
    spread: int | None
    year: int | None
    rated_at: datetime | None
    average_numerator: int | None
    average_denominator: int | None
    sheets: int | None
    band: int | None
    stars: int | None
    failed_gates: list[str]
    decision: UUID | None


def _row(row: RatingRow | None, heard: Heard, judging: UUID) -> RatingRow | None:
    if isinstance(heard.event, said.JudgingOpened):
        return _opened(heard.event, judging)
    if row is None:
        return None
    match heard.event:
        case said.SheetRevised():
            return replace(row, rescored=row.rescored + 1) if row.discussions else row
        case said.SpreadExceeded(spread=spread):
            return row if row.first_spread is not None else replace(row, first_spread=spread)
        case said.DiscussionHeld():
            return replace(row, discussions=row.discussions + 1)
        case said.KnockedOut():
            return None
        case said.ScoringClosed(spread=spread):
            first = spread if row.first_spread is None else row.first_spread
            return replace(row, first_spread=first, spread=spread)
        case said.ProductRated() as e:
            return _rated(row, e)
        case said.ResultRecognised(decision=decision):
            return replace(row, decision=decision)
        case _:
            return row


def _opened(e: said.JudgingOpened, judging: UUID) -> RatingRow:
    return RatingRow(
        judging=judging,
        dossier=e.dossier,
        product=e.product,
        producer_unit=e.producer_unit,
        council=e.council,
        round=e.round,
        level=e.level.value,
        office=e.office,
        unit=e.unit,
        rules=e.rules,
        criteria_set=e.criteria_set,
        kind=e.kind.value,
        discussions=0,
        rescored=0,
        first_spread=None,
        spread=None,
        year=None,
        rated_at=None,
        average_numerator=None,
        average_denominator=None,
        sheets=None,
        band=None,
        stars=None,
        failed_gates=[],
        decision=None,
    )


def _rated(row: RatingRow, e: said.ProductRated) -> RatingRow:
    return replace(
        row,
        year=local_date(e.at).year,
        rated_at=e.at,
        average_numerator=e.average.numerator,
        average_denominator=e.average.denominator,
        sheets=len(e.sheets),
        band=e.band,
        stars=e.stars,
        failed_gates=[f"{gate.stars}/{gate.criterion}" for gate in e.failed_gates],
    )


def _judging_of(heard: Heard) -> list[UUID]:
    return [heard.event.judging] if isinstance(heard.event, LISTENS) else []


ratings = Table(
    name="ratings",
    table="ratings",
    row=RatingRow,
    key="judging",
    listens=LISTENS,
    keys=_judging_of,
    evolve=_row,
)
