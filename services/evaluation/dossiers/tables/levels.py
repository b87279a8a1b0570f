"""At which level of government a unit stands, as registry says."""

from kernel.authority.refusals import UnknownUnit
from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from law.level import Level
from services.evaluation.dossiers.domain.heard import UnitEstablished, UnitKind
from services.evaluation.dossiers.tables.patience import patiently

LEVELS = {
    UnitKind.COUNTRY: Level.CENTRAL,
    UnitKind.PROVINCE: Level.PROVINCE,
    UnitKind.DISTRICT: Level.DISTRICT,
    UnitKind.COMMUNE: Level.COMMUNE,
}


@record
class UnitLevel:
    unit: str
    level: str


def _row(row: UnitLevel | None, heard: Heard, unit: str) -> UnitLevel | None:
    match heard.event:
        case UnitEstablished(kind=kind):
            return UnitLevel(unit=unit, level=LEVELS[kind].value)
        case _:
            return row


def _unit_of(heard: Heard) -> list[str]:
    return [heard.event.code] if isinstance(heard.event, UnitEstablished) else []


levels = Table(
    name="levels",
    table="unit_levels",
    row=UnitLevel,
    key="unit",
    listens=(UnitEstablished,),
    keys=_unit_of,
    evolve=_row,
)


async def level_of(db: Reader, unit: str) -> Level:
    """Raises UnknownUnit."""

    async def find() -> str | None:
        return await db.fetchval("select level from unit_levels where unit = $1", unit)

    found = await patiently(find)
    if found is None:
        raise UnknownUnit(unit=unit)
    return Level(found)
