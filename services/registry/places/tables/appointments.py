"""Appointments as the kernel's own projection keeps them for authority."""

from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record


@record
class AppointmentRow:
    """`person` is opaque."""

    appointment: UUID
    person: str
    role: str
    office: UUID
    unit: str
    since: date
    until: date | None
    ended_on: date | None


LIST = """
select appointment, person, role, office, unit, since, until, ended_on from authority_appointments
where unit in (select units_below($1)) and appointment > $2
order by appointment limit $3
"""


async def listed(db: Reader, unit: str, after: UUID, limit: int) -> list[AppointmentRow]:
    """Those for a unit and below it, ended ones too."""
    return [AppointmentRow(**dict(row)) for row in await db.fetch(LIST, unit, after, limit)]
