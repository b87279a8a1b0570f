"""What may happen to a producer."""

from datetime import date
from uuid import UUID

from kernel.record import record
from kernel.sealed import Sealed
from services.registry.producers.domain.kind import ProducerKind


@record
class ProducerRegistered:
    producer: UUID
    name: str
    kind: ProducerKind
    unit: str
    tax_hash: str | None
    contact: Sealed | None
    registered_on: date


@record
class ProducerAmended:
    """The producer as it is from this day on, whole."""

    producer: UUID
    name: str
    kind: ProducerKind
    unit: str
    tax_hash: str | None
    contact: Sealed | None
    amended_on: date


@record
class RepresentativeNamed:
    producer: UUID
    person: str
    appointment: UUID
    name: Sealed
    named_on: date


@record
class AccountLinked:
    producer: UUID
    person: str
    subject: Sealed
    linked_on: date


@record
class RepresentationEnded:
    producer: UUID
    person: str
    appointment: UUID
    ended_on: date


@record
class ProducerClosed:
    producer: UUID
    reason: str
    closed_on: date


type Event = (
    ProducerRegistered
    | ProducerAmended
    | RepresentativeNamed
    | AccountLinked
    | RepresentationEnded
    | ProducerClosed
)
