"""Complaints, and those of an office that nobody has answered yet: its worklist."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.inspection.domain.complaint import (
    ComplaintAnswered,
    ComplaintReceived,
    ComplaintUpheld,
)

LISTENS = (ComplaintReceived, ComplaintAnswered, ComplaintUpheld)


@record
class ComplaintRow:
    """`kind` and `about` are what is complained of; `judging` is to be held anew."""

    complaint: UUID
    kind: str
    about: UUID
    office: UUID
    unit: str
    complainant: str
    channel: str
    received_on: date
    asks: str
    answered_on: date | None
    upheld_on: date | None
    judging: UUID | None


def _row(row: ComplaintRow | None, heard: Heard, complaint: UUID) -> ComplaintRow | None:
    match heard.event:
        case ComplaintReceived() as s:
            return ComplaintRow(
                complaint=complaint,
                kind=s.about.kind.value,
                about=s.about.id,
                office=s.office,
                unit=s.unit,
                complainant=s.complainant.value,
                channel=s.channel.value,
                received_on=s.received_on,
                asks=s.asks,
                answered_on=None,
                upheld_on=None,
                judging=None,
            )
        case ComplaintAnswered() as s if row is not None:
            return replace(row, answered_on=s.answered_on)
        case ComplaintUpheld() as s if row is not None:
            return replace(row, upheld_on=s.signed_on, judging=s.judging)
        case _:
            return row


def _complaint_of(heard: Heard) -> list[UUID]:
    return [heard.event.complaint] if isinstance(heard.event, LISTENS) else []


complaints = Table(
    name="complaints",
    table="complaints",
    row=ComplaintRow,
    key="complaint",
    listens=LISTENS,
    keys=_complaint_of,
    evolve=_row,
)

LISTED = """
select * from complaints
where unit in (select units_below($1)) and ($2::uuid is null or about = $2)
  and ($3::date is null or (received_on, complaint) > ($3, $4))
order by received_on, complaint limit $5
"""
UNANSWERED = """
select * from complaints
where office = $1 and answered_on is null and upheld_on is null
  and ($2::date is null or (received_on, complaint) > ($2, $3))
order by received_on, complaint limit $4
"""


async def listed(
    db: Reader, unit: str, about: UUID | None, after: tuple[date, UUID] | None, limit: int
) -> Sequence[ComplaintRow]:
    """Those handled in the unit and everywhere below it, the oldest first."""
    rows = await db.fetch(LISTED, unit, about, *(after or (None, None)), limit)
    return [ComplaintRow(**dict(row)) for row in rows]


async def unanswered(
    db: Reader, office: UUID, after: tuple[date, UUID] | None, limit: int
) -> Sequence[ComplaintRow]:
    """Those that the office handles and has not settled, the oldest first."""
    rows = await db.fetch(UNANSWERED, office, *(after or (None, None)), limit)
    return [ComplaintRow(**dict(row)) for row in rows]
