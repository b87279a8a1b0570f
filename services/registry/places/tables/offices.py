"""Offices of today and of the past, by the unit in which they act."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.places.domain.office import (
    OfficeDissolved,
    OfficeEstablished,
    OfficeRenamed,
    OfficeSucceeded,
    decider,
)


@record
class OfficeRow:
    office: UUID
    name: str
    kind: str
    unit: str
    since: date
    ended: date | None
    succeeded_by: UUID | None


def _evolve(row: OfficeRow | None, heard: Heard, office: UUID) -> OfficeRow | None:
    match decider.own(heard.event, heard.stream):
        case OfficeEstablished() as e:
            return OfficeRow(
                office=office,
                name=e.name,
                kind=e.kind.value,
                unit=e.unit,
                since=e.since,
                ended=None,
                succeeded_by=None,
            )
        case OfficeRenamed() as e:
            return None if row is None else replace(row, name=e.name)
        case OfficeSucceeded() as e:
            return None if row is None else replace(row, ended=e.on, succeeded_by=e.by)
        case OfficeDissolved() as e:
            return None if row is None else replace(row, ended=e.on)


offices = Table(
    name="offices",
    table="offices",
    row=OfficeRow,
    key="office",
    listens=decider.events,
    keys=lambda heard: [decider.own(heard.event, heard.stream).office],
    evolve=_evolve,
)

LIST = """
select office, name, kind, unit, since, ended, succeeded_by from offices
where unit in (select units_below($1)) and office > $2
order by office limit $3
"""


async def listed(db: Reader, unit: str, after: UUID, limit: int) -> list[OfficeRow]:
    """Those in a unit and below it."""
    return [OfficeRow(**dict(row)) for row in await db.fetch(LIST, unit, after, limit)]
