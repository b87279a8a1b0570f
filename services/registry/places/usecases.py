"""Units and offices as commands name them: found, standing on the day that matters, in no circle."""

from collections.abc import Iterable, Iterator, Mapping
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
from services.registry.places.domain.unit_changes import (
    Command,
    EstablishUnit,
    Event,
    MergeUnit,
    PartUnit,
    TransferUnit,
)

type UnitCode = Annotated[str, Field(pattern=r"^(VN|[0-9]{2}|[0-9]{3}|[0-9]{5})$", examples=["98101"])]


class UnknownUnit(refusals.UnknownUnit):
    field = "/unit"


class UnitNotThereThen(UnknownUnit):
    vi = "Không có đơn vị hành chính mã {unit} vào ngày {on}."
    en = "There was no administrative unit {unit} on {on}."


class MergedInCircle(Refused):
    vi = "Không thể đặt đơn vị {unit} dưới hoặc nhập vào {into}: {into} đã thuộc hoặc đã nhập vào {unit}."
    en = "{unit} cannot go under or into {into}, which itself is under, or went into, {unit}."
    field = "/into"


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


type Known = Mapping[str, unit.State]


def named(command: Command) -> tuple[str, ...]:
    """The other units that a command names."""
    match command:
        case EstablishUnit() | TransferUnit():
            return () if command.parent is None else (command.parent,)
        case MergeUnit() | PartUnit():
            return command.into
        case _:
            return ()


async def find_around(events: Events, commands: Iterable[Command]) -> dict[str, unit.State]:
    """The units that the commands bear on or name, with all that stand above those, or are their heirs."""
    found: dict[str, unit.State] = {}
    ahead = {code for c in commands for code in (c.code, *named(c))}
    looked: set[str] = set()
    while ahead:
        code = ahead.pop()
        looked.add(code)
        state, _ = await events.state(unit.decider, code)
        if state is not None:
            found[code] = state
            ahead |= {a for a in _ever_above(state) if a not in looked}
    return found


def play(command: Command, known: dict[str, unit.State]) -> Iterable[Event]:
    """What the command makes of the units as they are known, which take it in; raises what refuses it."""
    decided = unit.decider.decide(command, known.get(command.code))
    if decided:
        require_place(command, known)
        state = unit.decider.fold(decided, known.get(command.code))
        assert state is not None, "what was decided leaves a unit"
        known[command.code] = state
    return decided


def require_place(command: Command, known: Known) -> None:
    """All that the command names stands on its day, and not under or in the unit itself.

    Raises UnknownUnit, UnitNotThereThen, MergedInCircle.
    """
    day = command.valid_from if isinstance(command, EstablishUnit) else command.on
    field = "/into" if isinstance(command, MergeUnit | PartUnit) else "/parent"
    for code in named(command):
        if code not in known:
            raise UnknownUnit(unit=code, field=field)
        require_standing(known[code], day, field=field)
        if isinstance(command, MergeUnit | TransferUnit) and command.code in _reached(code, known, day):
            raise MergedInCircle(unit=command.code, into=code, field=field)


def _reached(code: str, known: Known, day: date) -> set[str]:
    """The unit, those that it stands under on a day or later, its heirs, and theirs."""
    found: set[str] = set()
    ahead = [code]
    while ahead:
        code = ahead.pop()
        if code not in found and code in known:
            found.add(code)
            ahead += _above(known[code], day)
    return found


def _above(state: unit.State, day: date) -> Iterator[str]:
    then = state.on(day)
    places = [d.value for d in state.parents if d.since > day]
    yield from (p for p in (*places, then and then.parent) if p is not None)
    yield from state.into


def _ever_above(state: unit.State) -> Iterator[str]:
    yield from (d.value for d in state.parents if d.value is not None)
    yield from state.into
