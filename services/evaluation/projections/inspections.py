"""Inspections, what was found and how they concluded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.domain.inspection import ConclusionIssued, InspectionHeld, ViolationFound

LISTENS = (InspectionHeld, ViolationFound, ConclusionIssued)


@record
class InspectionRow:
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


def _row(row: InspectionRow | None, heard: Heard, inspection: UUID) -> InspectionRow | None:
    match heard.event:
        case InspectionHeld() as s:
            return InspectionRow(
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
    row=InspectionRow,
    key="inspection",
    listens=LISTENS,
    keys=_inspection_of,
    evolve=_row,
)

LISTED = """
select * from inspections
where unit in (select units_below($1)) and ($2::uuid is null or product = $2)
  and ($3::date is null or (held_on, inspection) > ($3, $4))
order by held_on, inspection limit $5
"""


async def listed(
    db: Reader, unit: str, product: UUID | None, after: tuple[date, UUID] | None, limit: int
) -> Sequence[InspectionRow]:
    """Those held in the unit and everywhere below it, the oldest first."""
    rows = await db.fetch(LISTED, unit, product, *(after or (None, None)), limit)
    return [InspectionRow(**dict(row)) for row in rows]
