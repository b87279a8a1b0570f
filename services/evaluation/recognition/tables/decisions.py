"""Decisions of recognition, of approval and of revocation, by office and day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.recognition.domain.approval import ResultsApproved
from services.evaluation.recognition.domain.decision import DecisionCorrected, DecisionIssued
from services.evaluation.recognition.domain.revocation import RevocationDecided


@record
class DecisionRow:
    """`kind` is recognition, approval or revocation; `products` are those that it names.

    `number` reads as corrected; `corrections` counts the papers that corrected it.
    """

    decision: UUID
    kind: str
    number: str
    office: UUID
    unit: str
    level: str
    signed_on: date
    products: list[UUID]
    corrections: int


def _row(row: DecisionRow | None, heard: Heard, decision: UUID) -> DecisionRow | None:
    match heard.event:
        case DecisionIssued() as s:
            kind, products = "recognition", [r.product for r in s.recognised]
        case ResultsApproved() as s:
            kind, products = "approval", [r.product for r in s.approved]
        case RevocationDecided() as s:
            kind, products = "revocation", [r.product for r in s.revoked]
        case DecisionCorrected() as s if row is not None:
            return replace(row, number=s.right_number or row.number, corrections=row.corrections + 1)
        case _:
            return row
    return DecisionRow(
        decision=decision,
        kind=kind,
        number=s.number,
        office=s.office,
        unit=s.unit,
        level=s.level.value,
        signed_on=s.signed_on,
        products=products,
        corrections=0,
    )


def _decision_of(heard: Heard) -> list[UUID]:
    match heard.event:
        case DecisionIssued(decision=decision) | DecisionCorrected(decision=decision):
            return [decision]
        case ResultsApproved(approval=approval):
            return [approval]
        case RevocationDecided(revocation=revocation):
            return [revocation]
        case _:
            return []


decisions = Table(
    name="decisions",
    table="decisions",
    row=DecisionRow,
    key="decision",
    listens=(DecisionIssued, DecisionCorrected, ResultsApproved, RevocationDecided),
    keys=_decision_of,
    evolve=_row,
)

LISTED = """
select * from decisions
where unit in (select units_below($1)) and ($2::uuid is null or $2 = any(products))
  and ($3::date is null or (signed_on, decision) > ($3, $4))
order by signed_on, decision limit $5
"""


async def listed(
    db: Reader, unit: str, product: UUID | None, after: tuple[date, UUID] | None, limit: int
) -> Sequence[DecisionRow]:
    """Those signed in the unit and everywhere below it, the oldest first."""
    rows = await db.fetch(LISTED, unit, product, *(after or (None, None)), limit)
    return [DecisionRow(**dict(row)) for row in rows]
