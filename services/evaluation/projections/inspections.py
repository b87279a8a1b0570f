"""Inspections, what was found and how they concluded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Connection
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.domain.inspection import ConclusionIssued, InspectionHeld, ViolationFound

LISTENS = (InspectionHeld, ViolationFound, ConclusionIssued)


@record
class Row:
    """`conforms` is null until there is a conclusion."""

    inspection: UUID
    product: UUID
    office: UUID
    unit: str
    held_on: date
    violations: int
    conforms: bool | None
    concluded_on: date | None
    number: str | None


def _row(row: Row | None, heard: Heard, inspection: UUID) -> Row | None:
    match heard.event:
        case InspectionHeld() as s:
            return Row(
                inspection=inspection,
                product=s.product,
                office=s.office,
                unit=s.unit,
                held_on=s.held_on,
                violations=0,
                conforms=None,
                concluded_on=None,
                number=None,
            )
        case ViolationFound() if row is not None:
            return replace(row, violations=row.violations + 1)
        case ConclusionIssued() as s if row is not None:
            return replace(row, conforms=s.conforms, concluded_on=s.concluded_on, number=s.number)
        case _:
            return row


def _inspection_of(heard: Heard) -> list[UUID]:
    return [heard.event.inspection] if isinstance(heard.event, LISTENS) else []


inspections = Table(
    name="inspections",
    table="inspections",
    row=Row,
    key="inspection",
    listens=LISTENS,
    keys=_inspection_of,
    evolve=_row,
)

LISTED = """
select * from inspections
where ($1::uuid is null or product = $1) and ($2::date is null or (held_on, inspection) > ($2, $3))
order by held_on, inspection limit $4
"""


async def listed(
    db: Connection, product: UUID | None, after: tuple[date, UUID] | None, limit: int
) -> Sequence[Row]:
    rows = await db.fetch(LISTED, product, *(after or (None, None)), limit)
    return [Row(**dict(row)) for row in rows]
