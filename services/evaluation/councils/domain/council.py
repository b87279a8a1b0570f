"""A council judges products under a regulation of its own until it is dissolved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider, OutOfOrder
from kernel.record import record
from law.generations import Law
from law.level import Level
from law.procedure import procedure_of
from law.regulation import Regulation
from services.evaluation.councils.domain.council_refusals import (
    AdviserIsSeated,
    ChairWithoutSeat,
    CouncilNoLongerSits,
    InterestInOneThing,
    NotOfTheCouncil,
    SeatedTwice,
    SizeNotLawful,
)
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


@record
class Seat:
    """A member (an opaque person) and the department that he or she comes from."""

    member: str
    department: str


@record
class EstablishCouncil:
    """`law` is the one in force on the day, None where there was none."""

    council: UUID
    level: Level
    office: UUID
    unit: str
    name: str
    decision_number: str
    established_on: date
    chair: str
    secretary: str
    seats: tuple[Seat, ...]
    advisers: tuple[str, ...]
    law: Law | None = None


@record
class AdoptRegulation:
    """In force from the day of its adoption."""

    council: UUID
    regulation: Regulation
    document: str
    adopted_on: date


@record
class ReplaceMember:
    council: UUID
    leaving: str
    joining: Seat
    replaced_on: date


@record
class DeclareInterest:
    """In one product, or in all of one producer's."""

    council: UUID
    member: str
    product: UUID | None
    producer: UUID | None


@record
class DissolveCouncil:
    council: UUID
    dissolved_on: date


@record
class CouncilEstablished:
    council: UUID
    level: Level
    office: UUID
    unit: str
    name: str
    decision_number: str
    established_on: date
    chair: str
    secretary: str
    seats: tuple[Seat, ...]
    advisers: tuple[str, ...]


@record
class RegulationAdopted:
    council: UUID
    regulation: Regulation
    document: str
    adopted_on: date


@record
class MemberReplaced:
    """Who joins takes over the seat, also the chair's or the secretary's."""

    council: UUID
    leaving: str
    joining: Seat
    replaced_on: date


@record
class InterestDeclared:
    council: UUID
    member: str
    product: UUID | None
    producer: UUID | None


@record
class CouncilDissolved:
    council: UUID
    dissolved_on: date


type Command = EstablishCouncil | AdoptRegulation | ReplaceMember | DeclareInterest | DissolveCouncil
type Event = CouncilEstablished | RegulationAdopted | MemberReplaced | InterestDeclared | CouncilDissolved


@record
class Sitting:
    established: CouncilEstablished
    chair: str
    secretary: str
    seats: tuple[Seat, ...]
    regulations: tuple[RegulationAdopted, ...] = ()
    interests: frozenset[InterestDeclared] = frozenset()
    replaced: frozenset[MemberReplaced] = frozenset()
    dissolved_on: date | None = None

    @property
    def dissolved(self) -> bool:
        return self.dissolved_on is not None

    @property
    def members(self) -> frozenset[str]:
        return frozenset(seat.member for seat in self.seats)

    def regulation_on(self, day: date) -> Regulation | None:
        """The one adopted last by that day."""
        return next((r.regulation for r in reversed(self.regulations) if r.adopted_on <= day), None)


type State = Sitting | None


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case EstablishCouncil() as c, None:
            return [_established(c)]
        case EstablishCouncil() as c, Sitting() as s:
            if _established(c) == s.established:
                return []
            raise AlreadyWrittenOtherwise(what="council", id=c.council)
        case c, None:
            raise NoSuch("council", c.council)

        case DissolveCouncil() as c, Sitting() as s:
            return _dissolve(c, s)
        case _, Sitting(dissolved_on=date()):
            raise CouncilNoLongerSits

        case AdoptRegulation() as c, Sitting() as s:
            return _adopt(c, s)
        case ReplaceMember() as c, Sitting() as s:
            return _replace(c, s)
        case DeclareInterest() as c, Sitting() as s:
            return _declare(c, s)


def _established(c: EstablishCouncil) -> CouncilEstablished:
    members = [seat.member for seat in c.seats]
    if c.chair not in members:
        raise ChairWithoutSeat
    for member in members:
        if members.count(member) > 1:
            raise SeatedTwice(member=member)
        if member in c.advisers:
            raise AdviserIsSeated(member=member)
    _require_lawful_size(c)
    return CouncilEstablished(
        council=c.council,
        level=c.level,
        office=c.office,
        unit=c.unit,
        name=c.name,
        decision_number=c.decision_number,
        established_on=c.established_on,
        chair=c.chair,
        secretary=c.secretary,
        seats=c.seats,
        advisers=c.advisers,
    )


def _require_lawful_size(c: EstablishCouncil) -> None:
    members = None if c.law is None else procedure_of(c.law, c.level).members
    if members is not None and not members[0] <= len(c.seats) <= members[1]:
        raise SizeNotLawful(least=members[0], most=members[1], seats=len(c.seats))


def _dissolve(c: DissolveCouncil, s: Sitting) -> Sequence[Event]:
    if s.dissolved_on == c.dissolved_on:
        return []
    if s.dissolved:
        raise CouncilNoLongerSits
    return [CouncilDissolved(council=c.council, dissolved_on=c.dissolved_on)]


def _adopt(c: AdoptRegulation, s: Sitting) -> Sequence[Event]:
    c.regulation.require_sense(len(s.seats))
    adopted = RegulationAdopted(
        council=c.council, regulation=c.regulation, document=c.document, adopted_on=c.adopted_on
    )
    return [] if adopted in s.regulations else [adopted]


def _replace(c: ReplaceMember, s: Sitting) -> Sequence[Event]:
    replaced = MemberReplaced(
        council=c.council, leaving=c.leaving, joining=c.joining, replaced_on=c.replaced_on
    )
    if replaced in s.replaced and c.leaving not in s.members:
        return []
    if c.leaving not in s.members:
        raise NotOfTheCouncil(field="leaving", member=c.leaving)
    if c.joining.member in s.members:
        raise SeatedTwice(field="joining", member=c.joining.member)
    if c.joining.member in s.established.advisers:
        raise AdviserIsSeated(field="joining", member=c.joining.member)
    return [replaced]


def _declare(c: DeclareInterest, s: Sitting) -> Sequence[Event]:
    if (c.product is None) == (c.producer is None):
        raise InterestInOneThing
    if c.member not in s.members:
        raise NotOfTheCouncil(field="member", member=c.member)
    declared = InterestDeclared(council=c.council, member=c.member, product=c.product, producer=c.producer)
    return [] if declared in s.interests else [declared]


def evolve(state: State, event: Event) -> State:
    match event, state:
        case CouncilEstablished() as e, _:
            return Sitting(established=e, chair=e.chair, secretary=e.secretary, seats=e.seats)
        case e, None:
            raise OutOfOrder(e, state)
        case RegulationAdopted() as e, Sitting() as s:
            in_order = sorted((*s.regulations, e), key=lambda adopted: adopted.adopted_on)
            return replace(s, regulations=tuple(in_order))
        case MemberReplaced() as e, Sitting() as s:
            return replace(
                s,
                chair=e.joining.member if e.leaving == s.chair else s.chair,
                secretary=e.joining.member if e.leaving == s.secretary else s.secretary,
                seats=tuple(e.joining if seat.member == e.leaving else seat for seat in s.seats),
                replaced=s.replaced | {e},
            )
        case InterestDeclared() as e, Sitting() as s:
            return replace(s, interests=s.interests | {e})
        case CouncilDissolved() as e, Sitting() as s:
            return replace(s, dissolved_on=e.dissolved_on)


_NONE: State = None

decider = Decider(category="council", initial=_NONE, decide=decide, evolve=evolve)
