"""Administrative units: established, changed from a day on, read as they stood on a day."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, BeforeValidator, Field

from kernel.days import local_date
from kernel.errors import Malformed
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows, plain
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from services.registry.places.domain.naming import folded
from services.registry.places.domain.place import COUNTRY_CODE, UnitKind, UnitType
from services.registry.places.domain.unit import NoSuchUnit, decider
from services.registry.places.domain.unit_changes import (
    Command,
    DissolveUnit,
    EstablishUnit,
    MergeUnit,
    RenameUnit,
    RetypeUnit,
    TransferUnit,
)
from services.registry.places.routes.dates import Day
from services.registry.places.tables import units
from services.registry.places.usecases import UnitCode, find_around, play, require_place

USUAL_TYPE = {
    UnitKind.COUNTRY: UnitType.COUNTRY,
    UnitKind.PROVINCE: UnitType.PROVINCE,
    UnitKind.DISTRICT: UnitType.RURAL_DISTRICT,
    UnitKind.COMMUNE: UnitType.COMMUNE,
}

MOST_FOUND = 50

type Reads = Annotated[Ask, Depends(may("registry.read"))]
type Change = Annotated[Ask, Depends(may("registry.unit.change"))]


class ByResolution(Body):
    resolution: Annotated[
        Name | None, Field(description="Number of the resolution", examples=["388/NQ-UBTVQH16"])
    ] = None


class NewUnit(ByResolution):
    """`type` is the level's usual one where it is not said."""

    name: Annotated[Name, Field(examples=["Xã Suối Mơ"])]
    kind: Annotated[UnitKind, Field(examples=["commune"])]
    type: UnitType | None = None
    parent: Annotated[UnitCode | None, Field(examples=["981"])] = None
    valid_from: Annotated[Day, Field(examples=["2004-07-08"])]
    valid_until: Annotated[Day | None, Field(description="The last day, of a unit that ended")] = None


class NewName(ByResolution):
    name: Name
    on: Day


class NewType(ByResolution):
    type: UnitType
    on: Day


class NewPlace(ByResolution):
    parent: UnitCode
    on: Day


class Merger(ByResolution):
    into: Annotated[tuple[UnitCode, ...], Field(min_length=1, max_length=20)]
    on: Annotated[Day, Field(description="The first day without it")]


class UnitDissolution(ByResolution):
    on: Annotated[Day, Field(description="The first day without it")]


class UnitView(BaseModel):
    """`ended` is the first day without it."""

    code: str
    name: str
    kind: UnitKind
    type: UnitType
    parent: str | None
    valid_from: date
    ended: date | None


class StandingView(BaseModel):
    """How it stood from a day on, and the resolutions that made it so on that day."""

    since: date
    name: str
    type: UnitType
    parent: str | None
    resolutions: tuple[str, ...]


class NamedView(BaseModel):
    """A unit by a name that it bore; `above` names those it stood under, `until` the first day without it."""

    code: str
    name: str
    since: date
    until: date | None
    above: list[str]
    heirs: Annotated[list[str], Field(description="Who got a part of a unit that ended")]
    holds: Annotated[bool, Field(description="It is called so on the day; else it was before")]
    exact: bool


class Found(BaseModel):
    """`which` is true where several units are called exactly so: the one that is meant must be chosen."""

    which: bool
    items: list[NamedView]


router = APIRouter(prefix="/units", tags=["units"])


@router.put("/{code}", status_code=201)
async def establish_unit(code: UnitCode, new: NewUnit, ask: Change, events: EventsDep) -> Response:
    """Establishes an administrative unit under its code, which belongs to this one unit for ever."""
    command = EstablishUnit(
        code=code,
        name=new.name,
        kind=new.kind,
        type=new.type or USUAL_TYPE[new.kind],
        parent=new.parent,
        valid_from=new.valid_from,
        valid_until=new.valid_until,
        resolution=new.resolution,
    )
    require_place(command, await find_around(events, [command]))
    ask = await ask.within(new.parent or COUNTRY_CODE)
    return ask.answered(await execute(events, decider, code, command, ask.context()), code)


@router.post("/{code}/rename")
async def rename_unit(code: UnitCode, new: NewName, ask: Change, events: EventsDep) -> Response:
    """Gives a unit another name from a day on."""
    return await _change(
        ask, events, code, RenameUnit(code=code, name=new.name, on=new.on, resolution=new.resolution)
    )


@router.post("/{code}/retype")
async def retype_unit(code: UnitCode, new: NewType, ask: Change, events: EventsDep) -> Response:
    """Gives a unit another type of the same level, such as a commune that becomes a ward."""
    return await _change(
        ask, events, code, RetypeUnit(code=code, type=new.type, on=new.on, resolution=new.resolution)
    )


@router.post("/{code}/transfer")
async def transfer_unit(code: UnitCode, new: NewPlace, ask: Change, events: EventsDep) -> Response:
    """Puts a unit under another one from a day on."""
    return await _change(
        ask, events, code, TransferUnit(code=code, parent=new.parent, on=new.on, resolution=new.resolution)
    )


@router.post("/{code}/merge")
async def merge_unit(code: UnitCode, merger: Merger, ask: Change, events: EventsDep) -> Response:
    """Ends a unit and names the one or more units that its area belongs to from then on."""
    return await _change(
        ask, events, code, MergeUnit(code=code, into=merger.into, on=merger.on, resolution=merger.resolution)
    )


@router.post("/{code}/dissolve")
async def dissolve_unit(code: UnitCode, end: UnitDissolution, ask: Change, events: EventsDep) -> Response:
    """Ends a unit from a day on without naming a successor."""
    return await _change(ask, events, code, DissolveUnit(code=code, on=end.on, resolution=end.resolution))


async def _change(ask: Ask, events: EventsDep, code: str, command: Command) -> Response:
    state, _ = await events.state(decider, code)
    if state is None:
        raise NoSuchUnit("unit", code)
    ask = await ask.within(code)
    known = await find_around(events, [command])
    play(command, known)
    return ask.answered(await execute(events, decider, code, command, ask.context()), code)


type OnDay = Annotated[Day | None, Query(description="As it stood on this day; else as it stands today")]


@router.get("", dependencies=[fresh("units")])
async def list_units(
    ask: Reads, db: DbDep, page: PageDep, parent: UnitCode | None = None, on: OnDay = None
) -> Rows[UnitView]:
    """Lists units in the order of their codes; with `parent`, only those directly below it.

    With a day, only those that stood that day.
    """
    after = "" if page.after is None else str(page.after[0])
    day = on or local_date(ask.now)
    found = await units.listed(db, day, parent, after, page.wanted, then=on is not None)
    rows = page.answer(found, key=lambda row: (row.code,))
    return Rows(items=[UnitView.model_validate(r, from_attributes=True) for r in rows.items], next=rows.next)


@router.get("/search", dependencies=[fresh("units")])
async def search_units(
    ask: Reads,
    db: DbDep,
    name: Annotated[str, BeforeValidator(plain), Query(max_length=100, examples=["phuong 1"])],
    on: OnDay = None,
) -> Found:
    """Finds units by a name as one types it, without accents, with or without the type; former names too."""
    words = folded(name)
    if not words:
        raise Malformed("a name has letters or digits", "tên phải có chữ hoặc số", field="query/name")
    found = await units.search(db, on or local_date(ask.now), words, MOST_FOUND)
    there = [f for f in found if f.exact and f.holds] or [f for f in found if f.exact]
    items = [NamedView.model_validate(f, from_attributes=True) for f in found]
    return Found(which=len({f.code for f in there}) > 1, items=items)


@router.get("/{code}", dependencies=[Depends(may("registry.read"))])
async def read_unit(
    code: UnitCode,
    events: EventsDep,
    tag: TagDep,
    on: Annotated[Day | None, Query(description="As it stood on this day; else as it stands last")] = None,
) -> UnitView:
    """Shows a unit as it stands last, or as it stood on a day.

    It is read straight from the facts, so it shows what was written a moment ago.
    """
    state, version = await events.state(decider, code)
    then = None if state is None else state.now if on is None else state.on(on)
    if state is None or then is None:
        raise NoSuchUnit("unit", code)
    tag(decider.stream(code), version)
    return UnitView(
        code=code,
        name=then.name,
        kind=state.established.kind,
        type=then.type,
        parent=then.parent,
        valid_from=state.established.valid_from,
        ended=state.ended,
    )


@router.get("/{code}/history", dependencies=[Depends(may("registry.read"))])
async def read_unit_history(code: UnitCode, events: EventsDep) -> list[StandingView]:
    """Shows all that a unit was called and stood under, by the days."""
    state, _ = await events.state(decider, code)
    if state is None:
        raise NoSuchUnit("unit", code)
    dated = (*state.names, *state.types, *state.parents)
    return [
        StandingView(
            since=s.since,
            name=s.name,
            type=s.type,
            parent=s.parent,
            resolutions=tuple(sorted({d.resolution for d in dated if d.since == s.since and d.resolution})),
        )
        for s in state.standings
    ]
