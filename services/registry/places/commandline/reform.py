"""The country's units as commands: the old order, what 1 July 2025 made of it, and what came after."""

from collections.abc import Iterator
from datetime import date

from kernel.record import record
from services.registry.places.commandline.heirs import Heirs, agree
from services.registry.places.commandline.resolutions import before_2025, since_2025
from services.registry.places.commandline.unit_lists import Lists, Unit
from services.registry.places.domain.place import COUNTRY_CODE, UnitKind, UnitType
from services.registry.places.domain.unit_changes import (
    Command,
    DissolveUnit,
    EstablishUnit,
    MergeUnit,
    PartUnit,
    RenameUnit,
    RetypeUnit,
    TransferUnit,
)
from services.registry.places.routes.resolutions import Resolution

INDEPENDENCE = date(1945, 9, 2)
# QĐ 124/2004/QĐ-TTg gave units their codes; when each of them began the package does not say.
CODED = date(2004, 7, 8)
REFORM = date(2025, 7, 1)


@record
class Phase:
    """Commands of one day, those of one unit next to each other."""

    name: str
    day: date
    commands: tuple[Command, ...]


def country() -> EstablishUnit:
    return EstablishUnit(
        code=COUNTRY_CODE,
        name="Việt Nam",
        kind=UnitKind.COUNTRY,
        type=UnitType.COUNTRY,
        parent=None,
        valid_from=INDEPENDENCE,
    )


def phases(lists: Lists) -> tuple[Phase, ...]:
    """In this order, because each builds on the one before."""
    old = tuple(_established(unit, CODED, known=False) for unit in lists.old.values())
    return (
        Phase(name="old order", day=CODED, commands=old),
        *map(_phase, before_2025()),
        Phase(name="new order", day=REFORM, commands=tuple(_reform(lists, agree(lists)))),
        *map(_phase, since_2025()),
    )


def _phase(resolution: Resolution) -> Phase:
    commands = tuple(command for _, command in resolution.commands())
    return Phase(name=resolution.resolution, day=resolution.on, commands=commands)


def _established(unit: Unit, day: date, *, known: bool) -> EstablishUnit:
    return EstablishUnit(
        code=unit.code,
        name=unit.name,
        kind=unit.kind,
        type=unit.type,
        parent=unit.parent,
        valid_from=day,
        since_known=known,
    )


def _reform(lists: Lists, heirs: Heirs) -> Iterator[Command]:
    for unit in lists.new.values():
        before = lists.old.get(unit.code)
        if before is None:
            yield _established(unit, REFORM, known=True)
        else:
            yield from _changes(before, unit)
    for code in lists.old:
        into, by = heirs.agreed.get(code, ()), heirs.by.get(code)
        if code not in lists.new:
            yield _end(code, into, by)
        elif into not in ((), (code,)):
            yield PartUnit(code=code, into=into, on=REFORM, resolution=by)


def _changes(before: Unit, after: Unit) -> Iterator[Command]:
    """A new unit that keeps an old one's code goes on under it; where that one's land lies is said apart."""
    if after.name != before.name:
        yield RenameUnit(code=after.code, name=after.name, on=REFORM)
    if after.type is not before.type:
        yield RetypeUnit(code=after.code, type=after.type, on=REFORM)
    if after.parent != before.parent:
        yield TransferUnit(code=after.code, parent=after.parent, on=REFORM)


def _end(code: str, into: tuple[str, ...], by: str | None) -> Command:
    """Provinces and communes went into others; districts ended, but for islands that are communes now."""
    if not into:
        return DissolveUnit(code=code, on=REFORM, resolution=by)
    return MergeUnit(code=code, into=into, on=REFORM, resolution=by)
