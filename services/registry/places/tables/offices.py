"""Offices of today and of the past, by the unit in which they act, and by what they were called on a day."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.places.domain.naming import folded
from services.registry.places.domain.office import (
    OfficeDissolved,
    OfficeEstablished,
    OfficeRenamed,
    OfficeSucceeded,
    decider,
)
from services.registry.places.tables.by_day import entered, pattern


@record
class OfficeRow:
    """Days beside names, in their order."""

    office: UUID
    kind: str
    unit: str
    since: date
    ended: date | None
    succeeded_by: UUID | None
    name_days: list[date]
    names: list[str]
    folded: list[str]


def _evolve(row: OfficeRow | None, heard: Heard, office: UUID) -> OfficeRow | None:
    match decider.own(heard.event, heard.stream):
        case OfficeEstablished() as e:
            return OfficeRow(
                office=office,
                kind=e.kind.value,
                unit=e.unit,
                since=e.since,
                ended=None,
                succeeded_by=None,
                name_days=[e.since],
                names=[e.name],
                folded=[folded(e.name)],
            )
        case OfficeRenamed() as e:
            if row is None:
                return None
            days, names = entered(row.name_days, row.names, e.on, e.name)
            return replace(row, name_days=days, names=names, folded=[folded(name) for name in names])
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


@record
class Listed:
    """What an office was called on the day that was asked for."""

    office: UUID
    name: str
    kind: str
    unit: str
    since: date
    ended: date | None
    succeeded_by: UUID | None


LIST = """
select office, standing(name_days, names, $1) as name, kind, unit, since, ended, succeeded_by from offices
where unit in (select units_below($2)) and office > $3
order by office limit $4
"""


async def listed(db: Reader, day: date, unit: str, after: UUID, limit: int) -> list[Listed]:
    """Those in a unit and below it."""
    return [Listed(**dict(row)) for row in await db.fetch(LIST, day, unit, after, limit)]


@record
class Named(Listed):
    """By a name that it bore until a day, None while it does; `holds` tells of the day asked for."""

    until: date | None
    holds: bool


SEARCH = """
select o.office, o.names[i] as name, o.kind, o.unit, o.name_days[i] as since, o.ended, o.succeeded_by,
    least(o.name_days[i + 1], o.ended) as until,
    (least(o.name_days[i + 1], o.ended) is null or $1 < least(o.name_days[i + 1], o.ended)) as holds
from offices o, generate_subscripts(o.names, 1) as i
where o.folded[i] like $2 and o.name_days[i] <= $1
order by holds desc, length(o.folded[i]), o.office, o.name_days[i] desc limit $3
"""


async def search(db: Reader, day: date, words: str, limit: int) -> list[Named]:
    """Offices whose name on a day, or before it, has these folded words in their order."""
    return [Named(**dict(row)) for row in await db.fetch(SEARCH, day, pattern(words), limit)]
