"""A producer takes part under its registered name; who stands for it is sealed and may change."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider, begun
from kernel.record import record
from kernel.sealed import Sealed
from services.registry.places.domain.days import in_order
from services.registry.producers.domain.commands import (
    AmendProducer,
    CloseProducer,
    Command,
    EndRepresentation,
    NameRepresentative,
    RegisterProducer,
)
from services.registry.producers.domain.events import (
    AccountLinked,
    Event,
    ProducerAmended,
    ProducerClosed,
    ProducerRegistered,
    RepresentationEnded,
    RepresentativeNamed,
)
from services.registry.producers.domain.kind import ProducerKind
from services.registry.producers.domain.refusals import (
    AlreadyRepresents,
    NoSuchProducer,
    NoSuchRepresentation,
    NumberNeeded,
    ProducerExists,
    ProducerIsClosed,
)


@record
class State:
    """`accounts` are all persons ever linked, `representatives` those of today.

    `past` are appointments by which somebody represented it once.
    """

    registered: ProducerRegistered
    now: ProducerAmended
    latest: date
    representatives: Mapping[str, RepresentativeNamed] = field(default_factory=dict[str, RepresentativeNamed])
    accounts: frozenset[str] = frozenset()
    past: frozenset[UUID] = frozenset()
    closed: ProducerClosed | None = None


def require_open(state: State) -> None:
    """Raises ProducerIsClosed."""
    if state.closed is not None:
        raise ProducerIsClosed(producer=state.now.producer, on=state.closed.closed_on.isoformat())


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, RegisterProducer):
        return _register(command, state)
    if state is None:
        raise NoSuchProducer("producer", command.producer)
    match command:
        case CloseProducer() as c if state.closed is not None and state.closed.reason == c.reason:
            return []
        case EndRepresentation() as c if c.appointment in state.past:
            return []
        case NameRepresentative() as c if _named(c, state.representatives.get(c.person)):
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
    require_open(state)
    in_order(command.on, state.latest)
    match command:
        case AmendProducer() as c:
            amended = replace(_amended(c, state.now), amended_on=c.on)
            _check_number(amended.kind, amended.tax_hash)
            return [amended]
        case NameRepresentative() as c:
            return _name(c, state)
        case EndRepresentation() as c:
            return [_end(c, state)]
        case CloseProducer() as c:
            return [ProducerClosed(producer=c.producer, reason=c.reason, closed_on=c.on)]
        case RegisterProducer():
            raise AssertionError("registering is answered before")


def _name(c: NameRepresentative, state: State) -> Sequence[Event]:
    if c.person in state.representatives:
        raise AlreadyRepresents
    named = RepresentativeNamed(
        producer=c.producer, person=c.person, appointment=c.appointment, name=c.name, named_on=c.on
    )
    if c.person in state.accounts:
        return [named]
    linked = AccountLinked(producer=c.producer, person=c.person, subject=c.subject, linked_on=c.on)
    return [named, linked]


def _named(c: NameRepresentative, past: RepresentativeNamed | None) -> bool:
    """Whether the person represents the producer already, by this appointment and under this name."""
    return past is not None and past.appointment == c.appointment and _seal(past.name, c.name) is past.name


def _end(c: EndRepresentation, state: State) -> Event:
    for person, named in state.representatives.items():
        if named.appointment == c.appointment:
            return RepresentationEnded(
                producer=c.producer, person=person, appointment=c.appointment, ended_on=c.on
            )
    raise NoSuchRepresentation("representation", c.appointment)


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
    state = begun(state, event)
    held = state.representatives
    match event:
        case ProducerAmended() as e:
            return replace(state, now=e, latest=e.amended_on)
        case RepresentativeNamed() as e:
            return replace(state, representatives={**held, e.person: e}, latest=e.named_on)
        case AccountLinked() as e:
            return replace(state, accounts=state.accounts | {e.person}, latest=e.linked_on)
        case RepresentationEnded() as e:
            left = {p: a for p, a in held.items() if p != e.person}
            past = state.past | {e.appointment}
            return replace(state, representatives=left, past=past, latest=e.ended_on)
        case ProducerClosed() as e:
            return replace(state, closed=e, latest=e.closed_on)


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
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
