"""Decisions of recognition and of revocation, by office and day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.postgres import Connection
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.domain.decision import DecisionIssued
from services.evaluation.domain.revocation import RevocationDecided


@record
class Row:
    """`kind` is recognition or revocation; `products` are those that it names."""

    decision: UUID
    kind: str
    number: str
    office: UUID
    unit: str
    level: str
    signed_on: date
    products: list[UUID]


def _row(row: Row | None, heard: Heard, decision: UUID) -> Row | None:
    match heard.event:
        case DecisionIssued() as s:
            kind, products = "recognition", [r.product for r in s.recognised]
        case RevocationDecided() as s:
            kind, products = "revocation", [r.product for r in s.revoked]
        case _:
            return row
    return Row(
        decision=decision,
        kind=kind,
        number=s.number,
        office=s.office,
        unit=s.unit,
        level=s.level.value,
        signed_on=s.signed_on,
        products=products,
    )


def _decision_of(heard: Heard) -> list[UUID]:
    match heard.event:
        case DecisionIssued(decision=decision):
            return [decision]
        case RevocationDecided(revocation=revocation):
            return [revocation]
        case _:
            return []


decisions = Table(
    name="decisions",
    table="decisions",
    row=Row,
    key="decision",
    listens=(DecisionIssued, RevocationDecided),
    keys=_decision_of,
    evolve=_row,
)

LISTED = """
select * from decisions
where ($1::uuid is null or office = $1) and ($2::uuid is null or $2 = any(products))
  and ($3::date is null or (signed_on, decision) > ($3, $4))
order by signed_on, decision limit $5
"""


async def listed(
    db: Connection,
    office: UUID | None,
    product: UUID | None,
    after: tuple[date, UUID] | None,
    limit: int,
) -> Sequence[Row]:
    rows = await db.fetch(LISTED, office, product, *(after or (None, None)), limit)
    return [Row(**dict(row)) for row in rows]
