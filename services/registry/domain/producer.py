"""A producer takes part under its registered name; who stands for it is sealed and may change."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider
from kernel.errors import NotFound
from kernel.record import record
from kernel.sealed import Sealed
from services.registry.domain.days import in_order
from services.registry.domain.producer_kind import ProducerKind
from services.registry.domain.producer_refusals import (
    NotItsRepresentative,
    NumberNeeded,
    ProducerExists,
    ProducerIsClosed,
)


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
    producer: UUID
    person: str
    on: date


@record
class CloseProducer:
    producer: UUID
    reason: str
    on: date


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


type Command = RegisterProducer | AmendProducer | NameRepresentative | EndRepresentation | CloseProducer
type Event = (
    ProducerRegistered
    | ProducerAmended
    | RepresentativeNamed
    | AccountLinked
    | RepresentationEnded
    | ProducerClosed
)


@record
class State:
    """`accounts` are all persons ever linked, `representatives` those of today with their appointments."""

    registered: ProducerRegistered
    now: ProducerAmended
    latest: date
    representatives: Mapping[str, UUID] = field(default_factory=dict[str, UUID])
    accounts: frozenset[str] = frozenset()
    closed: date | None = None


def represented_by(state: State, person: str) -> None:
    """Raises ProducerIsClosed or NotItsRepresentative."""
    producer = state.now.producer
    if state.closed is not None:
        raise ProducerIsClosed(producer=producer, on=state.closed.isoformat())
    if person not in state.representatives:
        raise NotItsRepresentative(producer=producer)


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, RegisterProducer):
        return _register(command, state)
    if state is None:
        raise NotFound("producer", command.producer)
    match command:
        case CloseProducer() if state.closed is not None:
            return []
        case EndRepresentation() as c if c.person not in state.representatives:
            if c.person in state.accounts:
                return []
            raise NotItsRepresentative(producer=c.producer)
        case NameRepresentative() as c if state.representatives.get(c.person) == c.appointment:
            return []
        case AmendProducer() as c if _amended(c, state.now) == state.now:
            return []
        case _:
            return _change(command, state)


def _register(c: RegisterProducer, state: State | None) -> Sequence[Event]:
    event = ProducerRegistered(
        producer=c.producer,
        name=c.name,
        kind=c.kind,
        unit=c.unit,
        tax_hash=c.tax_hash,
        contact=c.contact,
        registered_on=c.on,
    )
    if state is not None:
        if replace(event, contact=_seal(state.registered.contact, c.contact)) == state.registered:
            return []
        raise ProducerExists(producer=c.producer)
    _check_number(c.kind, c.tax_hash)
    return [event]


def _change(command: Command, state: State) -> Sequence[Event]:
    if state.closed is not None:
        raise ProducerIsClosed(producer=command.producer, on=state.closed.isoformat())
    in_order(command.on, state.latest)
    match command:
        case AmendProducer() as c:
            amended = replace(_amended(c, state.now), amended_on=c.on)
            _check_number(amended.kind, amended.tax_hash)
            return [amended]
        case NameRepresentative() as c:
            return _name(c, state)
        case EndRepresentation() as c:
            by = state.representatives[c.person]
            ended = RepresentationEnded(producer=c.producer, person=c.person, appointment=by, ended_on=c.on)
            return [ended]
        case CloseProducer() as c:
            return [ProducerClosed(producer=c.producer, reason=c.reason, closed_on=c.on)]
        case RegisterProducer():
            raise AssertionError("registering is answered before")


def _name(c: NameRepresentative, state: State) -> Sequence[Event]:
    named = RepresentativeNamed(
        producer=c.producer, person=c.person, appointment=c.appointment, name=c.name, named_on=c.on
    )
    if c.person in state.accounts:
        return [named]
    linked = AccountLinked(producer=c.producer, person=c.person, subject=c.subject, linked_on=c.on)
    return [named, linked]


def _amended(c: AmendProducer, now: ProducerAmended) -> ProducerAmended:
    """The producer after the change, still dated as before."""
    return replace(
        now,
        name=now.name if c.name is None else c.name,
        kind=now.kind if c.kind is None else c.kind,
        unit=now.unit if c.unit is None else c.unit,
        tax_hash=now.tax_hash if c.tax_hash is None else c.tax_hash,
        contact=now.contact if c.contact is None else _seal(now.contact, c.contact),
    )


def _seal(old: Sealed | None, new: Sealed | None) -> Sealed | None:
    """The old seal where both hold the same: sealing twice gives other bytes, but the same digest."""
    same = old is not None and new is not None and (old.subject, old.digest) == (new.subject, new.digest)
    return old if same else new


def _check_number(kind: ProducerKind, tax_hash: str | None) -> None:
    if tax_hash is None and kind is not ProducerKind.COOPERATIVE_GROUP:
        raise NumberNeeded


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, ProducerRegistered):
        return State(registered=event, now=_whole(event), latest=event.registered_on)
    assert state is not None, "a producer is registered before anything else happens to it"
    held = state.representatives
    match event:
        case ProducerAmended() as e:
            return replace(state, now=e, latest=e.amended_on)
        case RepresentativeNamed() as e:
            return replace(state, representatives={**held, e.person: e.appointment}, latest=e.named_on)
        case AccountLinked() as e:
            return replace(state, accounts=state.accounts | {e.person}, latest=e.linked_on)
        case RepresentationEnded() as e:
            left = {p: a for p, a in held.items() if p != e.person}
            return replace(state, representatives=left, latest=e.ended_on)
        case ProducerClosed() as e:
            return replace(state, closed=e.closed_on, latest=e.closed_on)


def _whole(e: ProducerRegistered) -> ProducerAmended:
    return ProducerAmended(
        producer=e.producer,
        name=e.name,
        kind=e.kind,
        unit=e.unit,
        tax_hash=e.tax_hash,
        contact=e.contact,
        amended_on=e.registered_on,
    )


NOTHING: State | None = None

decider = Decider(
    category="producer",
    events=(
        ProducerRegistered,
        ProducerAmended,
        RepresentativeNamed,
        AccountLinked,
        RepresentationEnded,
        ProducerClosed,
    ),
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
