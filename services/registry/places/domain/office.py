"""An office acts in a unit; it is renamed, succeeded or dissolved, and stays readable for ever."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from kernel.decider import Decider, begun
from kernel.errors import NotFound, Refused
from kernel.record import record
from services.registry.places.domain.days import in_order


class OfficeKind(StrEnum):
    PEOPLES_COMMITTEE = "peoples-committee"
    COORDINATION_OFFICE = "coordination-office"
    DEPARTMENT = "department"
    MINISTRY = "ministry"
    STEERING_BOARD = "steering-board"
    MASS_ORGANISATION = "mass-organisation"
    COOPERATIVE_ALLIANCE = "cooperative-alliance"
    PRESS = "press"
    BANK = "bank"


class NoSuchOffice(NotFound):
    vi = "Không có cơ quan {id}."
    en = "There is no office {id}."


class OfficeExists(Refused):
    vi = "Mã cơ quan {office} đã được dùng cho một cơ quan khác."
    en = "Another office is on record as {office}."


class OfficeEnded(Refused):
    vi = "Cơ quan {office} đã chấm dứt hoạt động từ ngày {ended}."
    en = "Office {office} has not existed since {ended}."


class OwnSuccessor(Refused):
    vi = "Một cơ quan không thể kế thừa chính mình."
    en = "An office cannot succeed itself."
    field = "/by"


@record
class EstablishOffice:
    """`unit` is the code of the unit in which it acts; `since` may lie in the past."""

    office: UUID
    name: str
    kind: OfficeKind
    unit: str
    since: date


@record
class RenameOffice:
    office: UUID
    name: str
    on: date


@record
class SucceedOffice:
    """`by` takes over its papers and duties from the day `on`."""

    office: UUID
    by: UUID
    on: date


@record
class DissolveOffice:
    office: UUID
    on: date


@record
class OfficeEstablished:
    office: UUID
    name: str
    kind: OfficeKind
    unit: str
    since: date


@record
class OfficeRenamed:
    office: UUID
    name: str
    on: date


@record
class OfficeSucceeded:
    office: UUID
    by: UUID
    on: date


@record
class OfficeDissolved:
    office: UUID
    on: date


type Command = EstablishOffice | RenameOffice | SucceedOffice | DissolveOffice
type Event = OfficeEstablished | OfficeRenamed | OfficeSucceeded | OfficeDissolved


@record
class State:
    """`latest` is the day of its last change; `ended` the first day without it."""

    established: OfficeEstablished
    name: str
    latest: date
    ended: date | None = None
    by: UUID | None = None

    def stands(self, day: date) -> bool:
        return self.established.since <= day and (self.ended is None or day < self.ended)


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, EstablishOffice):
        return _establish(command, state)
    if state is None:
        raise NoSuchOffice("office", command.office)
    return [] if _said(command, state) else [_change(command, state)]


type Change = RenameOffice | SucceedOffice | DissolveOffice


def _said(command: Change, state: State) -> bool:
    """Whether the office is already as the command wants it, from the day that it names."""
    match command:
        case RenameOffice() as c:
            return state.ended is None and state.latest <= c.on and state.name == c.name
        case SucceedOffice() as c:
            return (state.by, state.ended) == (c.by, c.on)
        case DissolveOffice() as c:
            return state.by is None and state.ended == c.on


def _establish(c: EstablishOffice, state: State | None) -> Sequence[Event]:
    event = OfficeEstablished(office=c.office, name=c.name, kind=c.kind, unit=c.unit, since=c.since)
    if state is None:
        return [event]
    if state.established == event:
        return []
    raise OfficeExists(office=c.office)


def _change(command: Change, state: State) -> Event:
    if state.ended is not None:
        raise OfficeEnded(office=command.office, ended=state.ended.isoformat())
    in_order(command.on, state.latest)
    match command:
        case RenameOffice() as c:
            return OfficeRenamed(office=c.office, name=c.name, on=c.on)
        case SucceedOffice() as c:
            if c.by == c.office:
                raise OwnSuccessor
            return OfficeSucceeded(office=c.office, by=c.by, on=c.on)
        case DissolveOffice() as c:
            return OfficeDissolved(office=c.office, on=c.on)


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, OfficeEstablished):
        return State(established=event, name=event.name, latest=event.since)
    state = begun(state, event)
    match event:
        case OfficeRenamed() as e:
            return replace(state, name=e.name, latest=e.on)
        case OfficeSucceeded() as e:
            return replace(state, latest=e.on, ended=e.on, by=e.by)
        case OfficeDissolved() as e:
            return replace(state, latest=e.on, ended=e.on)


NOTHING: State | None = None

decider = Decider(
    category="office",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
