"""Administrative units: established, changed from a day on, read as they stood on a day."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from services.registry.places.domain.place import COUNTRY_CODE, UnitKind, UnitType
from services.registry.places.domain.unit import (
    Command,
    DissolveUnit,
    EstablishUnit,
    MergeUnit,
    NoSuchUnit,
    RenameUnit,
    RetypeUnit,
    TransferUnit,
    decider,
)
from services.registry.places.routes.dates import Day
from services.registry.places.tables import units
from services.registry.places.usecases import UnitCode, find_unit, require_standing

USUAL_TYPE = {
    UnitKind.COUNTRY: UnitType.COUNTRY,
    UnitKind.PROVINCE: UnitType.PROVINCE,
    UnitKind.DISTRICT: UnitType.RURAL_DISTRICT,
    UnitKind.COMMUNE: UnitType.COMMUNE,
}

type Change = Annotated[Ask, Depends(may("registry.unit.change"))]


class NewUnit(Body):
    """`type` is the level's usual one where it is not said."""

    name: Annotated[Name, Field(examples=["Xã Suối Mơ"])]
    kind: Annotated[UnitKind, Field(examples=["commune"])]
    type: UnitType | None = None
    parent: Annotated[UnitCode | None, Field(examples=["981"])] = None
    valid_from: Annotated[Day, Field(examples=["2004-07-08"])]
    valid_until: Annotated[Day | None, Field(description="The last day, of a unit that ended")] = None


class NewName(Body):
    name: Name
    on: Day


class NewType(Body):
    type: UnitType
    on: Day


class NewPlace(Body):
    parent: UnitCode
    on: Day


class Merger(Body):
    into: Annotated[tuple[UnitCode, ...], Field(min_length=1, max_length=20)]
    on: Annotated[Day, Field(description="The first day without it")]


class Dissolution(Body):
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


router = APIRouter(prefix="/units", tags=["units"])


@router.put("/{code}", status_code=201)
async def establish(code: UnitCode, new: NewUnit, ask: Change, events: EventsDep) -> Response:
    """A code belongs to one unit for ever."""
    if new.parent is not None:
        require_standing(
            await find_unit(events, new.parent, field="/parent"), new.valid_from, field="/parent"
        )
    ask = await ask.within(new.parent or COUNTRY_CODE)
    command = EstablishUnit(
        code=code,
        name=new.name,
        kind=new.kind,
        type=new.type or USUAL_TYPE[new.kind],
        parent=new.parent,
        valid_from=new.valid_from,
        valid_until=new.valid_until,
    )
    return ask.answered(await execute(events, decider, code, command, ask.context()), code)


@router.post("/{code}/rename")
async def rename(code: UnitCode, new: NewName, ask: Change, events: EventsDep) -> Response:
    return await _change(ask, events, code, RenameUnit(code=code, name=new.name, on=new.on))


@router.post("/{code}/retype")
async def retype(code: UnitCode, new: NewType, ask: Change, events: EventsDep) -> Response:
    """Another type of the same level, such as a commune that becomes a ward."""
    return await _change(ask, events, code, RetypeUnit(code=code, type=new.type, on=new.on))


@router.post("/{code}/transfer")
async def transfer(code: UnitCode, new: NewPlace, ask: Change, events: EventsDep) -> Response:
    """Under another unit from a day on."""
    require_standing(await find_unit(events, new.parent, field="/parent"), new.on, field="/parent")
    return await _change(ask, events, code, TransferUnit(code=code, parent=new.parent, on=new.on))


@router.post("/{code}/merge")
async def merge(code: UnitCode, merger: Merger, ask: Change, events: EventsDep) -> Response:
    for part in merger.into:
        require_standing(await find_unit(events, part, field="/into"), merger.on, field="/into")
    return await _change(ask, events, code, MergeUnit(code=code, into=merger.into, on=merger.on))


@router.post("/{code}/dissolve")
async def dissolve(code: UnitCode, end: Dissolution, ask: Change, events: EventsDep) -> Response:
    return await _change(ask, events, code, DissolveUnit(code=code, on=end.on))


async def _change(ask: Ask, events: EventsDep, code: str, command: Command) -> Response:
    state, _ = await events.state(decider, code)
    if state is None:
        raise NoSuchUnit("unit", code)
    ask = await ask.within(code)
    return ask.answered(await execute(events, decider, code, command, ask.context()), code)


@router.get("", dependencies=[Depends(may("registry.read")), fresh("units")])
async def listed(db: DbDep, page: PageDep, parent: UnitCode | None = None) -> Rows[UnitView]:
    """By code; with `parent`, only those directly below it."""
    after = "" if page.after is None else str(page.after[0])
    found = await units.listed(db, parent, after, page.wanted)
    rows = page.answer(found, key=lambda row: (row.code,))
    return Rows(items=[UnitView.model_validate(r, from_attributes=True) for r in rows.items], next=rows.next)


@router.get("/{code}", dependencies=[Depends(may("registry.read"))])
async def read(
    code: UnitCode,
    events: EventsDep,
    tag: TagDep,
    on: Annotated[Day | None, Query(description="As it stood on this day; else as it stands last")] = None,
) -> UnitView:
    """Straight from the facts, so it shows what was written a moment ago."""
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
