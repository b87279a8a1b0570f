"""Villages by the day: what each was called, and of which commune it was part."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.places.domain.village import (
    VillageEnded,
    VillageEstablished,
    VillageMoved,
    VillageRenamed,
    decider,
)
from services.registry.places.tables.by_day import entered


@record
class VillageRow:
    """Days beside values, in their order."""

    village: UUID
    since: date
    ended: date | None
    name_days: list[date]
    names: list[str]
    commune_days: list[date]
    communes: list[str]


def _evolve(row: VillageRow | None, heard: Heard, village: UUID) -> VillageRow | None:
    event = decider.own(heard.event, heard.stream)
    if isinstance(event, VillageEstablished):
        return VillageRow(
            village=village,
            since=event.since,
            ended=None,
            name_days=[event.since],
            names=[event.name],
            commune_days=[event.since],
            communes=[event.commune],
        )
    if row is None:
        return None
    match event:
        case VillageRenamed() as e:
            days, names = entered(row.name_days, row.names, e.on, e.name)
            return replace(row, name_days=days, names=names)
        case VillageMoved() as e:
            days, communes = entered(row.commune_days, row.communes, e.on, e.commune)
            return replace(row, commune_days=days, communes=communes)
        case VillageEnded() as e:
            return replace(row, ended=e.on)


villages = Table(
    name="villages",
    table="villages",
    row=VillageRow,
    key="village",
    listens=decider.events,
    keys=lambda heard: [decider.own(heard.event, heard.stream).village],
    evolve=_evolve,
)


@record
class Listed:
    """How a village was called, and of which commune it was part, on the day that was asked for."""

    village: UUID
    name: str
    commune: str
    since: date
    ended: date | None


LIST = """
select village, standing(name_days, names, $1) as name, $2 as commune, since, ended from villages
where communes @> array[$2] and standing(commune_days, communes, $1) = $2
    and since <= $1 and (ended is null or $1 < ended) and village > $3
order by village limit $4
"""


async def listed(db: Reader, day: date, commune: str, after: UUID, limit: int) -> list[Listed]:
    """Those that a commune had on a day."""
    return [Listed(**dict(row)) for row in await db.fetch(LIST, day, commune, after, limit)]
