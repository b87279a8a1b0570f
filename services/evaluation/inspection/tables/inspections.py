"""Inspections, planned and held, how much was found and how they concluded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.inspection.domain import inspection as said

LISTENS = said.decider.events


@record
class InspectionRow:
    """`held_on` is null while it is planned only, `conforms` until there is a conclusion.

    `open` are the violations that are not put right, `failed` the tests that did not conform.
    """

    inspection: UUID
    product: UUID
    office: UUID
    unit: str
    held_on: date | None
    violations: int
    conforms: bool | None
    concluded_on: date | None
    number: str | None
    planned_for: date | None
    day: date
    certificate: UUID | None
    samples: int
    failed: int
    sanctions: int
    open: int


def _row(row: InspectionRow | None, heard: Heard, inspection: UUID) -> InspectionRow | None:
    match heard.event:
        case said.InspectionPlanned() as s:
            return replace(_begun(inspection, s, s.planned_for), planned_for=s.planned_for)
        case said.InspectionHeld() as s:
            planned_for = None if row is None else row.planned_for
            return replace(_begun(inspection, s, s.held_on), planned_for=planned_for, held_on=s.held_on)
        case _ if row is None:
            return None
        case said.SampleTaken():
            return replace(row, samples=row.samples + 1)
        case said.TestReported(conforms=conforms):
            return replace(row, failed=row.failed + (not conforms))
        case said.ViolationFound():
            return replace(row, violations=row.violations + 1, open=row.open + 1)
        case said.SanctionRecorded():
            return replace(row, sanctions=row.sanctions + 1)
        case said.RemedyAccepted():
            return replace(row, open=row.open - 1)
        case said.ConclusionIssued() as s:
            return replace(row, conforms=s.conforms, concluded_on=s.concluded_on, number=s.number)
        case _:
            return row


def _begun(inspection: UUID, s: said.InspectionPlanned | said.InspectionHeld, day: date) -> InspectionRow:
    return InspectionRow(
        inspection=inspection,
        product=s.product,
        office=s.office,
        unit=s.unit,
        held_on=None,
        violations=0,
        conforms=None,
        concluded_on=None,
        number=None,
        planned_for=None,
        day=day,
        certificate=s.certificate,
        samples=0,
        failed=0,
        sanctions=0,
        open=0,
    )


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
  and ($3::date is null or (day, inspection) > ($3, $4))
order by day, inspection limit $5
"""


async def listed(
    db: Reader, unit: str, product: UUID | None, after: tuple[date, UUID] | None, limit: int
) -> Sequence[InspectionRow]:
    """Those planned or held in the unit and everywhere below it, the oldest first."""
    rows = await db.fetch(LISTED, unit, product, *(after or (None, None)), limit)
    return [InspectionRow(**dict(row)) for row in rows]
