"""What may be asked of a producer."""

from datetime import date
from uuid import UUID

from kernel.record import record
from kernel.sealed import Sealed
from services.registry.producers.domain.kind import ProducerKind


@record
class RegisterProducer:
    """`tax_hash` is the keyed hash of its number; only a cooperative group may be without one."""

    producer: UUID
    name: str
    kind: ProducerKind
    unit: str
    tax_hash: str | None
    contact: Sealed | None
    on: date


@record
class AmendProducer:
    """What is None stays as it is."""

    producer: UUID
    name: str | None = None
    kind: ProducerKind | None = None
    unit: str | None = None
    tax_hash: str | None = None
    contact: Sealed | None = None
    on: date


@record
class NameRepresentative:
    """`appointment` is the one by which the person acts; the person's name and login are sealed."""

    producer: UUID
    person: str
    appointment: UUID
    name: Sealed
    subject: Sealed
    on: date


@record
class EndRepresentation:
    """`appointment` is the one by which the person acted; `on` is the first day without it."""

    producer: UUID
    appointment: UUID
    on: date


@record
class CloseProducer:
    producer: UUID
    reason: str
    on: date


type Command = RegisterProducer | AmendProducer | NameRepresentative | EndRepresentation | CloseProducer
