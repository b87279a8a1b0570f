"""Units and offices as commands name them: found, and standing on the day that matters."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from kernel.authority import refusals
from kernel.errors import Refused
from kernel.record import record
from kernel.store import Events
from services.registry.places.domain import office, unit
from services.registry.places.domain.office import NoSuchOffice
from services.registry.places.domain.place import UnitKind, level_of

type UnitCode = Annotated[str, Field(pattern=r"^(VN|[0-9]{2}|[0-9]{3}|[0-9]{5})$", examples=["98101"])]


class UnknownUnit(refusals.UnknownUnit):
    field = "/unit"


class UnitNotThereThen(UnknownUnit):
    vi = "Không có đơn vị hành chính mã {unit} vào ngày {on}."
    en = "There was no administrative unit {unit} on {on}."


class NotOfTheCommuneLevel(Refused):
    vi = "Mã {unit} không phải là đơn vị hành chính cấp xã."
    en = "{unit} is not a unit of the commune level."
    field = "/unit"


def require_producing_level(code: str) -> None:
    """Raises NotOfTheCommuneLevel; some islands were districts without communes until June 2025."""
    if level_of(code) not in (UnitKind.COMMUNE, UnitKind.DISTRICT):
        raise NotOfTheCommuneLevel(unit=code)


async def find_unit(events: Events, code: str, *, field: str = "/unit") -> unit.State:
    """The unit, of today or of the past; raises UnknownUnit."""
    state, _ = await events.state(unit.decider, code)
    if state is None:
        raise UnknownUnit(unit=code, field=field)
    return state


async def find_office(events: Events, identity: UUID) -> office.State:
    """The office, of today or of the past; raises NoSuchOffice."""
    state, _ = await events.state(office.decider, identity)
    if state is None:
        raise NoSuchOffice("office", identity)
    return state


def require_standing(state: unit.State, on: date, *, field: str = "/unit") -> unit.Standing:
    """How the unit stood that day; raises UnitNotThereThen."""
    found = state.on(on)
    if found is None:
        raise UnitNotThereThen(unit=state.established.code, on=on.isoformat(), field=field)
    return found


@record
class Lineage:
    """A unit's code and those above it; `district` is None where there was none."""

    province: str
    district: str | None
    commune: str | None


async def find_lineage(events: Events, code: str, on: date) -> Lineage:
    """As they stood that day; raises UnitNotThereThen."""
    found: dict[UnitKind, str] = {}
    above: str | None = code
    while above is not None:
        level = level_of(above)
        assert level is not None, "a unit that stands has a code of some level"
        found[level] = above
        above = require_standing(await find_unit(events, above), on).parent
    return Lineage(
        province=found[UnitKind.PROVINCE],
        district=found.get(UnitKind.DISTRICT),
        commune=found.get(UnitKind.COMMUNE),
    )
