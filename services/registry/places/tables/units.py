"""Units by the day: what each was called and stood under from which day on, when it ended, and its heirs."""

from dataclasses import replace
from datetime import date, timedelta

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.places.domain.naming import folded
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
from services.registry.places.tables.by_day import entered, pattern


@record
class UnitRow:
    """Days beside values, in their order; the country stands under the empty text."""

    code: str
    kind: str
    valid_from: date
    ended: date | None
    heirs: list[str]
    name_days: list[date]
    names: list[str]
    folded: list[str]
    type_days: list[date]
    types: list[str]
    parent_days: list[date]
    parents: list[str]


def _evolve(row: UnitRow | None, heard: Heard, _: str) -> UnitRow | None:
    event = decider.own(heard.event, heard.stream)
    if isinstance(event, UnitEstablished):
        ended = None if event.valid_until is None else event.valid_until + timedelta(days=1)
        return UnitRow(
            code=event.code,
            kind=event.kind.value,
            valid_from=event.valid_from,
            ended=ended,
            heirs=[],
            name_days=[event.valid_from],
            names=[event.name],
            folded=[folded(event.name)],
            type_days=[event.valid_from],
            types=[event.type.value],
            parent_days=[event.valid_from],
            parents=[event.parent or ""],
        )
    return None if row is None else _change(row, event)


def _change(row: UnitRow, event: Event) -> UnitRow:
    match event:
        case UnitRenamed() as e:
            days, names = entered(row.name_days, row.names, e.on, e.name)
            return replace(row, name_days=days, names=names, folded=[folded(name) for name in names])
        case UnitRetyped() as e:
            days, types = entered(row.type_days, row.types, e.on, e.type.value)
            return replace(row, type_days=days, types=types)
        case UnitTransferred() as e:
            days, parents = entered(row.parent_days, row.parents, e.on, e.parent)
            return replace(row, parent_days=days, parents=parents)
        case UnitMerged() as e:
            return replace(row, ended=e.on, heirs=list(e.into))
        case UnitDissolved() as e:
            return replace(row, ended=e.on, heirs=[])
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


@record
class Listed:
    """How a unit stood on the day that was asked for."""

    code: str
    name: str
    kind: str
    type: str
    parent: str | None
    valid_from: date
    ended: date | None


LIST = """
select code, standing(name_days, names, $1) as name, kind, standing(type_days, types, $1) as type,
    nullif(standing(parent_days, parents, $1), '') as parent, valid_from, ended
from units
where ($2::text is null or (parents @> array[$2] and standing(parent_days, parents, $1) = $2))
    and (not $3 or (valid_from <= $1 and (ended is null or $1 < ended))) and code > $4
order by code limit $5
"""


async def listed(
    db: Reader, day: date, parent: str | None, after: str, limit: int, *, then: bool
) -> list[Listed]:
    """Those directly below a unit, or all, by code; with `then` only those that stood that day."""
    return [Listed(**dict(row)) for row in await db.fetch(LIST, day, parent, then, after, limit)]


@record
class Named:
    """A unit by a name that held for some days; `above` are those that it stood under, from below.

    `until` is the first day on which it was called so no more, None while it is.
    """

    code: str
    name: str
    since: date
    until: date | None
    above: list[str]
    heirs: list[str]
    holds: bool
    exact: bool


SEARCH = """
with recursive called as (
    select u.code, u.names[i] as name, u.folded[i] as folded, u.name_days[i] as since,
        least(u.name_days[i + 1], u.ended) as until, u.heirs
    from units u, generate_subscripts(u.names, 1) as i
    where u.folded[i] like $2
), found as (
    select *, since <= $1 and (until is null or $1 < until) as holds, folded = any($3) as exact,
        least($1, coalesce(until - 1, $1)) as day
    from called where since <= $1
    order by exact desc, holds desc, length(folded), code, since desc limit $4
), above as (
    select f.code, f.since, f.day, f.code as unit, 0 as height from found f
    union all
    select a.code, a.since, a.day, standing(u.parent_days, u.parents, a.day), a.height + 1
    from above a join units u on u.code = a.unit
    where a.height < 5 and standing(u.parent_days, u.parents, a.day) not in ('', 'VN')
)
select f.code, f.name, f.since, f.until, f.heirs, f.holds, f.exact, array(
    select standing(u.name_days, u.names, a.day) from above a join units u on u.code = a.unit
    where a.code = f.code and a.since = f.since and a.height > 0 order by a.height
) as above
from found f order by f.exact desc, f.holds desc, length(f.folded), f.code, f.since desc
"""


async def search(db: Reader, day: date, words: str, limit: int) -> list[Named]:
    """Units that are called so on a day, or were before it: those of exactly this name first.

    `words` are folded; a name without its type is the same name.
    """
    exact = [words, *(f"{kind} {words}" for kind in KINDS)]
    return [Named(**dict(row)) for row in await db.fetch(SEARCH, day, pattern(words), exact, limit)]


KINDS = ("tinh", "thanh pho", "quan", "huyen", "thi xa", "thi tran", "xa", "phuong", "dac khu")
