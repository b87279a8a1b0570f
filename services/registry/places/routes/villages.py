"""Villages: named in a commune, renamed, moved with a boundary, merged or given up; each read on a day."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import FIRST_ID, PageDep
from services.registry.places.domain.place import UnitKind, level_of
from services.registry.places.domain.village import (
    Command,
    EndVillage,
    EstablishVillage,
    MoveVillage,
    NoSuchVillage,
    RenameVillage,
    State,
    decider,
)
from services.registry.places.routes.dates import Day
from services.registry.places.routes.units import ByResolution
from services.registry.places.tables import villages
from services.registry.places.usecases import NotOfTheCommuneLevel, UnitCode, find_unit, require_standing

type Change = Annotated[Ask, Depends(may("registry.unit.change"))]
type Reads = Annotated[Ask, Depends(may("registry.read"))]


class NewVillage(ByResolution):
    name: Annotated[Name, Field(examples=["Thôn A Tin"])]
    commune: Annotated[UnitCode, Field(examples=["98101"])]
    since: Day


class VillageRenaming(ByResolution):
    name: Name
    on: Day


class NewCommune(ByResolution):
    commune: UnitCode
    on: Day


class VillageEnding(ByResolution):
    into: Annotated[
        tuple[UUID, ...], Field(max_length=20, description="The villages that got a part of it")
    ] = ()
    on: Annotated[Day, Field(description="The first day without it")]


class VillageView(BaseModel):
    """`ended` is the first day without it."""

    village: UUID
    name: str
    commune: str
    since: date
    ended: date | None


router = APIRouter(prefix="/villages", tags=["villages"])


@router.put("/{village}", status_code=201)
async def establish_village(village: UUID, new: NewVillage, ask: Change, events: EventsDep) -> Response:
    """Establishes a village below a commune, under an id that the caller picks."""
    await _require_commune(events, new.commune, new.since)
    ask = await ask.within(new.commune)
    command = EstablishVillage(
        village=village, name=new.name, commune=new.commune, since=new.since, resolution=new.resolution
    )
    return ask.answered(await execute(events, decider, village, command, ask.context()))


@router.post("/{village}/rename")
async def rename_village(village: UUID, new: VillageRenaming, ask: Change, events: EventsDep) -> Response:
    """Gives a village another name from a day on."""
    command = RenameVillage(village=village, name=new.name, on=new.on, resolution=new.resolution)
    return await _change(ask, events, village, command)


@router.post("/{village}/move")
async def move_village(village: UUID, new: NewCommune, ask: Change, events: EventsDep) -> Response:
    """Makes a village part of another commune from a day on."""
    await _require_commune(events, new.commune, new.on)
    command = MoveVillage(village=village, commune=new.commune, on=new.on, resolution=new.resolution)
    return await _change(ask, events, village, command)


@router.post("/{village}/end")
async def end_village(village: UUID, how: VillageEnding, ask: Change, events: EventsDep) -> Response:
    """Ends a village that was merged into others or given up."""
    for other in how.into:
        await _find(events, other)
    command = EndVillage(village=village, into=how.into, on=how.on, resolution=how.resolution)
    return await _change(ask, events, village, command)


async def _change(ask: Ask, events: EventsDep, village: UUID, command: Command) -> Response:
    """Who may act for the commune that it is part of by the last word may change it."""
    state = await _find(events, village)
    ask = await ask.within(state.communes[-1].value)
    return ask.answered(await execute(events, decider, village, command, ask.context()))


async def _find(events: EventsDep, village: UUID) -> State:
    state, _ = await events.state(decider, village)
    if state is None:
        raise NoSuchVillage("village", village)
    return state


async def _require_commune(events: EventsDep, code: str, on: date) -> None:
    require_standing(await find_unit(events, code, field="/commune"), on, field="/commune")
    if level_of(code) is not UnitKind.COMMUNE:
        raise NotOfTheCommuneLevel(unit=code, field="/commune")


@router.get("", dependencies=[fresh("villages")])
async def list_villages(
    ask: Reads,
    db: DbDep,
    page: PageDep,
    commune: UnitCode,
    on: Annotated[Day | None, Query(description="As they were on this day; else today")] = None,
) -> Rows[VillageView]:
    """Lists the villages of a commune."""
    day = on or local_date(ask.now)
    found = await villages.listed(db, day, commune, page.after_id() or FIRST_ID, page.wanted)
    rows = page.answer(found, key=lambda row: (row.village,))
    return Rows(
        items=[VillageView.model_validate(r, from_attributes=True) for r in rows.items], next=rows.next
    )


@router.get("/{village}", dependencies=[Depends(may("registry.read"))])
async def read_village(
    village: UUID,
    events: EventsDep,
    tag: TagDep,
    on: Annotated[Day | None, Query(description="As it was on this day; else by the last word")] = None,
) -> VillageView:
    """Shows a village, straight from the facts."""
    state, version = await events.state(decider, village)
    last = None if state is None else (state.names[-1].value, state.communes[-1].value)
    then = None if state is None else last if on is None else state.on(on)
    if state is None or then is None:
        raise NoSuchVillage("village", village)
    tag(decider.stream(village), version)
    return VillageView(
        village=village,
        name=then[0],
        commune=then[1],
        since=state.established.since,
        ended=state.ended,
    )
