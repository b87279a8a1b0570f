"""Whoever is signed in may ask who they are here: their opaque name and what they are appointed to."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel

from kernel.authority.appointment import Appointment
from kernel.days import local_date
from kernel.http.fresh import fresh
from kernel.http.person import PersonDep
from kernel.http.running import running

router = APIRouter(tags=["authority"])


class HeldAppointment(BaseModel):
    appointment: UUID
    role: str
    office: UUID
    unit: str
    since: date
    until: date | None
    in_force: bool
    actions: list[str]


class Me(BaseModel):
    person: str
    appointments: list[HeldAppointment]


@router.get("/me", dependencies=[fresh("authority")])
async def read_own_appointments(request: Request, person: PersonDep) -> Me:
    """Tells who the token names here, their appointments, and the actions that these allow.

    Needs a token but no appointment, so that somebody who is refused can see why.
    """
    service = running(request)
    now = service.clock()
    held = await service.authority.held(person)
    return Me(
        person=person,
        appointments=[_held(a, service.grants.get(a.role, frozenset()), local_date(now)) for a in held],
    )


def _held(appointment: Appointment, actions: frozenset[str], today: date) -> HeldAppointment:
    return HeldAppointment(
        appointment=appointment.appointment,
        role=appointment.role,
        office=appointment.office,
        unit=appointment.unit,
        since=appointment.since,
        until=appointment.until,
        in_force=appointment.in_force(today),
        actions=sorted(actions) if appointment.in_force(today) else [],
    )
