"""The facts that authority is read from: views for services that hear them; their owner has its own."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol
from uuid import UUID

from kernel.record import record


class UnitFact(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_until(self) -> date | None: ...


class TransferFact(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def parent(self) -> str: ...
    @property
    def on(self) -> date: ...


class MergerFact(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def into(self) -> tuple[str, ...]: ...
    @property
    def on(self) -> date: ...


class OfficeFact(Protocol):
    @property
    def office(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...


class AppointmentFact(Protocol):
    @property
    def appointment(self) -> UUID: ...
    @property
    def person(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def office(self) -> UUID: ...
    @property
    def unit(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date | None: ...


class EndFact(Protocol):
    @property
    def appointment(self) -> UUID: ...
    @property
    def ended_on(self) -> date: ...


@record
class UnitEstablished:
    code: str
    name: str
    parent: str | None
    valid_from: date
    valid_until: date | None


@record
class UnitTransferred:
    code: str
    parent: str
    on: date


@record
class UnitMerged:
    code: str
    into: tuple[str, ...]
    on: date


@record
class OfficeEstablished:
    office: UUID
    name: str
    unit: str


@record
class OfficerAppointed:
    appointment: UUID
    person: str
    role: str
    office: UUID
    unit: str
    since: date
    until: date | None


@record
class AppointmentEnded:
    appointment: UUID
    ended_on: date


@record
class Facts:
    """The classes that a service's codec decodes these types to; all of them must be in its codec."""

    unit: type[UnitFact] = UnitEstablished
    transferred: type[TransferFact] = UnitTransferred
    merged: type[MergerFact] = UnitMerged
    office: type[OfficeFact] = OfficeEstablished
    appointed: type[AppointmentFact] = OfficerAppointed
    ended: type[EndFact] = AppointmentEnded

    def __iter__(self) -> Iterator[type]:
        units = (self.unit, self.transferred, self.merged)
        return iter((*units, self.office, self.appointed, self.ended))


VIEWS = Facts()
