"""An appointment lets a person act in a role at an office, from a day on and until it ends."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from kernel.decider import Decider, begun
from kernel.errors import NotFound, Refused
from kernel.record import record
from kernel.sealed import Sealed
from services.registry.places.domain.days import spans


class Role(StrEnum):
    """The same names in all services; each service says which actions a role has there."""

    ADMINISTRATOR = "administrator"
    COMMUNE_OFFICER = "commune-officer"
    DISTRICT_OFFICER = "district-officer"
    PROVINCE_OFFICER = "province-officer"
    CENTRAL_OFFICER = "central-officer"
    CHAIRMAN = "chairman"
    COUNCIL_SECRETARY = "council-secretary"
    COUNCIL_MEMBER = "council-member"
    INSPECTOR = "inspector"
    REPRESENTATIVE = "representative"
    SUBSCRIBER = "subscriber"
    AUDITOR = "auditor"


class NoSuchAppointment(NotFound):
    vi = "Không có bổ nhiệm {id}."
    en = "There is no appointment {id}."


class AlreadyAppointed(Refused):
    vi = "Mã bổ nhiệm {appointment} đã được dùng cho một bổ nhiệm khác."
    en = "Another appointment is on record as {appointment}."


class AlreadyEnded(Refused):
    vi = "Bổ nhiệm này đã kết thúc ngày {ended}."
    en = "This appointment ended on {ended}."


@record
class Appoint:
    """`person` is opaque, `subject` its name at the identity provider, sealed; `until` is the last day."""

    appointment: UUID
    person: str
    role: Role
    office: UUID
    unit: str
    since: date
    until: date | None
    subject: Sealed


@record
class EndAppointment:
    """`on` is the first day on which it holds no more."""

    appointment: UUID
    on: date


@record
class OfficerAppointed:
    appointment: UUID
    person: str
    role: str
    office: UUID
    unit: str
    since: date
    until: date | None
    subject: Sealed


@record
class AppointmentEnded:
    appointment: UUID
    ended_on: date


type Command = Appoint | EndAppointment
type Event = OfficerAppointed | AppointmentEnded


@record
class State:
    appointed: OfficerAppointed
    ended: date | None = None


def decide(command: Command, state: State | None) -> Sequence[Event]:
    match command:
        case Appoint() as c:
            return _appoint(c, state)
        case EndAppointment() as c:
            return _end(c, state)


def _appoint(c: Appoint, state: State | None) -> Sequence[Event]:
    event = OfficerAppointed(
        appointment=c.appointment,
        person=c.person,
        role=c.role.value,
        office=c.office,
        unit=c.unit,
        since=c.since,
        until=c.until,
        subject=c.subject,
    )
    if state is not None:
        # Sealing the same name twice gives other bytes, so the seal is left out of the comparison.
        if replace(event, subject=state.appointed.subject) == state.appointed:
            return []
        raise AlreadyAppointed(appointment=c.appointment)
    spans(c.since, c.until)
    return [event]


def _end(c: EndAppointment, state: State | None) -> Sequence[Event]:
    if state is None:
        raise NoSuchAppointment("appointment", c.appointment)
    if state.ended == c.on:
        return []
    if state.ended is not None:
        raise AlreadyEnded(ended=state.ended.isoformat())
    spans(state.appointed.since, c.on, field="/on")
    return [AppointmentEnded(appointment=c.appointment, ended_on=c.on)]


def evolve(state: State | None, event: Event) -> State | None:
    match event:
        case OfficerAppointed():
            return State(appointed=event)
        case AppointmentEnded():
            return replace(begun(state, event), ended=event.ended_on)


NOTHING: State | None = None

decider = Decider(
    category="appointment",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
