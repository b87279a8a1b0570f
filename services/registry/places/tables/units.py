"""Units as they are called and stand today, with those that ended."""

from dataclasses import replace
from datetime import date, timedelta

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.places.domain.unit import decider
from services.registry.places.domain.unit_changes import (
    Event,
    UnitDissolved,
    UnitEstablished,
    UnitMerged,
    UnitParted,
    UnitRenamed,
    UnitRetyped,
    UnitTransferred,
)


@record
class UnitRow:
    code: str
    name: str
    kind: str
    type: str
    parent: str | None
    valid_from: date
    ended: date | None


def _evolve(row: UnitRow | None, heard: Heard, _: str) -> UnitRow | None:
    event = decider.own(heard.event, heard.stream)
    if isinstance(event, UnitEstablished):
        ended = None if event.valid_until is None else event.valid_until + timedelta(days=1)
        return UnitRow(
            code=event.code,
            name=event.name,
            kind=event.kind.value,
            type=event.type.value,
            parent=event.parent,
            valid_from=event.valid_from,
            ended=ended,
        )
    return None if row is None else _change(row, event)


def _change(row: UnitRow, event: Event) -> UnitRow:
    match event:
        case UnitRenamed() as e:
            return replace(row, name=e.name)
        case UnitRetyped() as e:
            return replace(row, type=e.type.value)
        case UnitTransferred() as e:
            return replace(row, parent=e.parent)
        case UnitMerged() | UnitDissolved() as e:
            return replace(row, ended=e.on)
        case UnitEstablished() | UnitParted():
            return row


units = Table(
    name="units",
    table="units",
    row=UnitRow,
    key="code",
    listens=decider.events,
    keys=lambda heard: [decider.own(heard.event, heard.stream).code],
    evolve=_evolve,
)

LIST = """
select code, name, kind, type, parent, valid_from, ended from units
where ($1::text is null or parent = $1) and code > $2
order by code limit $3
"""


async def listed(db: Reader, parent: str | None, after: str, limit: int) -> list[UnitRow]:
    """Those directly below a unit, or all, by code."""
    return [UnitRow(**dict(row)) for row in await db.fetch(LIST, parent, after, limit)]
