"""Offices: established in a unit, renamed, succeeded, dissolved; historical ones stay readable."""

from datetime import date
from typing import Annotated
from uuid import UUID

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
from kernel.http.page import FIRST_ID, PageDep
from services.registry.places.domain.naming import folded
from services.registry.places.domain.office import (
    Command,
    DissolveOffice,
    EstablishOffice,
    NoSuchOffice,
    OfficeKind,
    RenameOffice,
    SucceedOffice,
    decider,
)
from services.registry.places.routes.dates import Day
from services.registry.places.tables import offices
from services.registry.places.usecases import UnitCode, find_office, find_unit, require_standing

MOST_FOUND = 50

type OnDay = Annotated[Day | None, Query(description="What they were called on this day; else today")]
type Change = Annotated[Ask, Depends(may("registry.office.change"))]


class NewOffice(Body):
    name: Annotated[Name, Field(examples=["UBND huyện Minh Họa"])]
    kind: Annotated[OfficeKind, Field(examples=["peoples-committee"])]
    unit: UnitCode
    since: Annotated[Day, Field(examples=["2020-01-01"])]


class OfficeRenaming(Body):
    name: Name
    on: Day


class Succession(Body):
    by: Annotated[UUID, Field(description="The office that takes over")]
    on: Day


class OfficeDissolution(Body):
    on: Annotated[Day, Field(description="The first day without it")]


class OfficeView(BaseModel):
    """`ended` is the first day without it."""

    office: UUID
    name: str
    kind: OfficeKind
    unit: str
    since: date
    ended: date | None
    succeeded_by: UUID | None


class NamedOffice(OfficeView):
    """By a name that it bore from `since` on; `until` is the first day without the name."""

    until: date | None
    holds: Annotated[bool, Field(description="It is called so on the day; else it was before")]


router = APIRouter(prefix="/offices", tags=["offices"])


@router.put("/{office}", status_code=201)
async def establish_office(office: UUID, new: NewOffice, ask: Change, events: EventsDep) -> Response:
    """Establishes an office in a unit. It may be an office of the past: `since` is when it began."""
    require_standing(await find_unit(events, new.unit), new.since)
    ask = await ask.within(new.unit)
    command = EstablishOffice(office=office, name=new.name, kind=new.kind, unit=new.unit, since=new.since)
    return ask.answered(await execute(events, decider, office, command, ask.context()))


@router.post("/{office}/rename")
async def rename_office(office: UUID, new: OfficeRenaming, ask: Change, events: EventsDep) -> Response:
    """Gives an office another name from a day on."""
    return await _change(ask, events, RenameOffice(office=office, name=new.name, on=new.on))


@router.post("/{office}/succeed")
async def succeed_office(office: UUID, new: Succession, ask: Change, events: EventsDep) -> Response:
    """Lets another office take over the papers and duties of this one from a day on."""
    await find_office(events, new.by)
    return await _change(ask, events, SucceedOffice(office=office, by=new.by, on=new.on))


@router.post("/{office}/dissolve")
async def dissolve_office(office: UUID, end: OfficeDissolution, ask: Change, events: EventsDep) -> Response:
    """Ends an office from a day on without naming a successor."""
    return await _change(ask, events, DissolveOffice(office=office, on=end.on))


async def _change(ask: Ask, events: EventsDep, command: Command) -> Response:
    ask = await ask.within((await find_office(events, command.office)).established.unit)
    return ask.answered(await execute(events, decider, command.office, command, ask.context()))


@router.get("", dependencies=[fresh("offices")])
async def list_offices(
    ask: Annotated[Ask, Depends(may("registry.read"))],
    db: DbDep,
    page: PageDep,
    unit: UnitCode | None = None,
    on: OnDay = None,
) -> Rows[OfficeView]:
    """Lists the offices in a unit and below it, in one's own unit where none is named."""
    where = unit or ask.unit
    await ask.within(where)
    found = await offices.listed(
        db, on or local_date(ask.now), where, page.after_id() or FIRST_ID, page.wanted
    )
    rows = page.answer(found, key=lambda row: (row.office,))
    return Rows(
        items=[OfficeView.model_validate(r, from_attributes=True) for r in rows.items], next=rows.next
    )


@router.get("/search", dependencies=[fresh("offices")])
async def search_offices(
    ask: Annotated[Ask, Depends(may("registry.read"))],
    db: DbDep,
    name: Annotated[str, BeforeValidator(plain), Query(max_length=100, examples=["ubnd huyen minh hoa"])],
    on: OnDay = None,
) -> list[NamedOffice]:
    """Finds offices by a name as one types it, without accents; by former names too."""
    words = folded(name)
    if not words:
        raise Malformed("a name has letters or digits", "tên phải có chữ hoặc số", field="query/name")
    found = await offices.search(db, on or local_date(ask.now), words, MOST_FOUND)
    return [NamedOffice.model_validate(f, from_attributes=True) for f in found]


@router.get("/{office}", dependencies=[Depends(may("registry.read"))])
async def read_office(office: UUID, events: EventsDep, tag: TagDep) -> OfficeView:
    """Shows an office, straight from the facts.

    Offices are public bodies, so anybody who may read sees any of them.
    """
    state, version = await events.state(decider, office)
    if state is None:
        raise NoSuchOffice("office", office)
    tag(decider.stream(office), version)
    return OfficeView(
        office=office,
        name=state.name,
        kind=state.established.kind,
        unit=state.established.unit,
        since=state.established.since,
        ended=state.ended,
        succeeded_by=state.by,
    )
