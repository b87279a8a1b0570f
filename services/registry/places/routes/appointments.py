"""Appointments: who may act in which role, at which office, from when to when."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.errors import Refused
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Rows
from kernel.http.depends import DbDep, EventsDep, VaultDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import FIRST_ID, PageDep
from services.registry.keyed import KeyedDep
from services.registry.places.domain import office as offices
from services.registry.places.domain.appointment import (
    Appoint,
    EndAppointment,
    NoSuchAppointment,
    Role,
    decider,
)
from services.registry.places.routes.dates import Day
from services.registry.places.tables import appointments
from services.registry.places.usecases import UnitCode

type Subject = Annotated[
    str, Field(min_length=1, max_length=255, description="The person's `sub` at the identity provider")
]
type Change = Annotated[Ask, Depends(may("registry.officer.appoint"))]


class OfficeNotAtWork(Refused):
    vi = "Không có cơ quan {office} đang hoạt động vào ngày {on}."
    en = "There is no office {office} at work on {on}."
    field = "/office"


class RepresentativesAreNamed(Refused):
    vi = "Người đại diện được cử và thôi đại diện tại chủ thể của mình, không phải ở đây."
    en = "Representatives are named, and end, at their producer, not here."
    field = "/role"


class NewAppointment(Body):
    """The person acts for the office's unit and all below it."""

    subject: Annotated[Subject, Field(examples=["lan"])]
    role: Annotated[Role, Field(examples=["commune-officer"])]
    office: UUID
    since: Annotated[Day, Field(examples=["2024-01-01"])]
    until: Annotated[Day | None, Field(description="The last day")] = None


class AppointmentEnding(Body):
    on: Annotated[Day, Field(description="The first day on which it holds no more")]


class AppointmentView(BaseModel):
    """`person` is opaque; `ended_on` is the first day on which it holds no more."""

    appointment: UUID
    person: str
    role: str
    office: UUID
    unit: str
    since: date
    until: date | None
    ended_on: date | None


router = APIRouter(prefix="/appointments", tags=["appointments"])


@router.put("/{appointment}", status_code=201)
async def appoint_officer(
    appointment: UUID,
    new: NewAppointment,
    ask: Change,
    events: EventsDep,
    vault: VaultDep,
    keyed: KeyedDep,
) -> Response:
    """Appoints a person to a role at an office.

    The name at the identity provider is sealed; everything else knows an opaque person.
    """
    if new.role is Role.REPRESENTATIVE:
        raise RepresentativesAreNamed
    office, _ = await events.state(offices.decider, new.office)
    if office is None or not office.stands(new.since):
        raise OfficeNotAtWork(office=new.office, on=new.since.isoformat())
    ask = await ask.within(office.established.unit)
    person = keyed.person(new.subject)
    command = Appoint(
        appointment=appointment,
        person=person,
        role=new.role,
        office=new.office,
        unit=office.established.unit,
        since=new.since,
        until=new.until,
        subject=await vault.seal(person, decider.stream(appointment), "subject", new.subject),
    )
    return ask.answered(await execute(events, decider, appointment, command, ask.context()))


@router.post("/{appointment}/end")
async def end_appointment(
    appointment: UUID, how: AppointmentEnding, ask: Change, events: EventsDep
) -> Response:
    """Ends an appointment: from the day named the person does not hold it any more."""
    state, _ = await events.state(decider, appointment)
    if state is None:
        raise NoSuchAppointment("appointment", appointment)
    if state.appointed.role == Role.REPRESENTATIVE:
        raise RepresentativesAreNamed
    ask = await ask.within(state.appointed.unit)
    command = EndAppointment(appointment=appointment, on=how.on)
    return ask.answered(await execute(events, decider, appointment, command, ask.context()))


@router.get("", dependencies=[fresh("authority")])
async def list_appointments(
    ask: Annotated[Ask, Depends(may("registry.officer.read"))],
    db: DbDep,
    page: PageDep,
    unit: UnitCode | None = None,
) -> Rows[AppointmentView]:
    """Lists the appointments for a unit and below it, for one's own unit where none is named."""
    where = unit or ask.unit
    await ask.within(where)
    found = await appointments.listed(db, where, page.after_id() or FIRST_ID, page.wanted)
    rows = page.answer(found, key=lambda row: (row.appointment,))
    return Rows(
        items=[AppointmentView.model_validate(r, from_attributes=True) for r in rows.items],
        next=rows.next,
    )
