"""A round gathers the dossiers that one office's council judges between two dates."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider, OutOfOrder
from kernel.record import record
from law.calendar import RoundOfTheLaw
from law.level import Level
from services.evaluation.councils.domain.bench import Session
from services.evaluation.councils.domain.council_refusals import NotOfTheCouncil
from services.evaluation.councils.domain.round_refusals import (
    DueDatesReversed,
    ExtraRoundUnfounded,
    LaterThanTheLaw,
    NotEnrolled,
    RoundHasClosed,
    SessionBeforeRound,
    SessionWasHeld,
    TooLateForTheRound,
)
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


@record
class OpenRound:
    """`of_the_law` is the law's round of that number; None where it leaves rounds to the offices.

    A round beyond the law's needs the regulation and the plan that provide for it.
    """

    round: UUID
    office: UUID
    unit: str
    level: Level
    name: str
    opened_on: date
    dossiers_due: date
    results_due: date
    of_the_law: RoundOfTheLaw | None = None
    law_has_rounds: bool = False
    regulation: str = ""
    plan: str = ""


@record
class EnrolDossier:
    """`received_on` is the day on which the dossier reached the office."""

    round: UUID
    dossier: UUID
    product: UUID
    received_on: date


@record
class ScheduleSession:
    """Of the council whose office opened the round; `sitting` is the second where the law has two."""

    round: UUID
    session: UUID
    council: UUID
    planned_on: date
    place: str
    sitting: int
    dossiers: frozenset[UUID]


@record
class HoldSession:
    """`seats` are the council's members now, of whom `present` came."""

    round: UUID
    session: UUID
    held_on: date
    present: frozenset[str]
    seats: frozenset[str]


@record
class CloseRound:
    round: UUID
    closed_on: date


@record
class RoundOpened:
    """`number` is that of the law's round, None for one beside them."""

    round: UUID
    office: UUID
    unit: str
    level: Level
    name: str
    opened_on: date
    dossiers_due: date
    results_due: date
    number: int | None = None
    regulation: str = ""
    plan: str = ""


@record
class DossierEnrolled:
    round: UUID
    dossier: UUID
    product: UUID


@record
class SessionScheduled:
    """Said again, with the same id, it is moved to another day or has other dossiers."""

    round: UUID
    session: UUID
    council: UUID
    planned_on: date
    place: str
    sitting: int
    dossiers: tuple[UUID, ...]


@record
class SessionHeld:
    round: UUID
    session: UUID
    council: UUID
    held_on: date
    present: tuple[str, ...]


@record
class RoundClosed:
    round: UUID
    closed_on: date


type Command = OpenRound | EnrolDossier | ScheduleSession | HoldSession | CloseRound
type Event = RoundOpened | DossierEnrolled | SessionScheduled | SessionHeld | RoundClosed


@record
class Opened:
    opened: RoundOpened
    dossiers: frozenset[UUID] = frozenset()
    sessions: Mapping[UUID, SessionScheduled]
    held: Mapping[UUID, SessionHeld]
    closed_on: date | None = None

    @property
    def closed(self) -> bool:
        return self.closed_on is not None

    def require(self, dossier: UUID) -> None:
        """Raises NotEnrolled for a dossier that is not of this round, RoundHasClosed where it is over."""
        if self.closed:
            raise RoundHasClosed
        if dossier not in self.dossiers:
            raise NotEnrolled(dossier=dossier)

    def session_of(self, dossier: UUID, sitting: int) -> Session | None:
        """The one scheduled last for that sitting of the dossier."""
        for scheduled in reversed([*self.sessions.values()]):
            if dossier in scheduled.dossiers and scheduled.sitting == sitting:
                held = self.held.get(scheduled.session)
                return Session(
                    session=scheduled.session,
                    planned_on=scheduled.planned_on,
                    present=None if held is None else frozenset(held.present),
                )
        return None


type State = Opened | None


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case OpenRound() as c, None:
            return [_opened(c)]
        case OpenRound() as c, Opened() as s:
            if _opened(c) == s.opened:
                return []
            raise AlreadyWrittenOtherwise(what="round", id=c.round)
        case c, None:
            raise NoSuch("round", c.round)

        case EnrolDossier() as c, Opened() as s:
            return _enrol(c, s)
        case ScheduleSession() as c, Opened() as s:
            return _schedule(c, s)
        case HoldSession() as c, Opened() as s:
            return _hold(c, s)
        case CloseRound() as c, Opened() as s:
            return _close(c, s)


def _opened(c: OpenRound) -> RoundOpened:
    if not c.opened_on <= c.dossiers_due <= c.results_due:
        raise DueDatesReversed
    law = c.of_the_law
    if law is not None and (c.dossiers_due > law.dossiers_due or c.results_due > law.results_due):
        raise LaterThanTheLaw(number=law.number, dossiers=law.dossiers_due, results=law.results_due)
    if law is None and c.law_has_rounds and not (c.regulation and c.plan):
        raise ExtraRoundUnfounded
    return RoundOpened(
        round=c.round,
        office=c.office,
        unit=c.unit,
        level=c.level,
        name=c.name,
        opened_on=c.opened_on,
        dossiers_due=c.dossiers_due,
        results_due=c.results_due,
        number=None if law is None else law.number,
        regulation=c.regulation,
        plan=c.plan,
    )


def _enrol(c: EnrolDossier, s: Opened) -> Sequence[Event]:
    if c.dossier in s.dossiers:
        return []
    if s.closed:
        raise RoundHasClosed
    if c.received_on > s.opened.dossiers_due:
        raise TooLateForTheRound(received=c.received_on, due=s.opened.dossiers_due)
    return [DossierEnrolled(round=c.round, dossier=c.dossier, product=c.product)]


def _schedule(c: ScheduleSession, s: Opened) -> Sequence[Event]:
    scheduled = SessionScheduled(
        round=c.round,
        session=c.session,
        council=c.council,
        planned_on=c.planned_on,
        place=c.place,
        sitting=c.sitting,
        dossiers=tuple(sorted(c.dossiers)),
    )
    if s.sessions.get(c.session) == scheduled:
        return []
    if c.session in s.held:
        raise SessionWasHeld
    for dossier in scheduled.dossiers:
        s.require(dossier)
    if c.planned_on < s.opened.opened_on:
        raise SessionBeforeRound(opened=s.opened.opened_on)
    return [scheduled]


def _hold(c: HoldSession, s: Opened) -> Sequence[Event]:
    """Attendance may be recorded again, by whoever comes late."""
    scheduled = s.sessions.get(c.session)
    if scheduled is None:
        raise NoSuch("session", c.session)
    for person in sorted(c.present - c.seats):
        raise NotOfTheCouncil(field="present", member=person)
    held = SessionHeld(
        round=c.round,
        session=c.session,
        council=scheduled.council,
        held_on=c.held_on,
        present=tuple(sorted(c.present)),
    )
    return [] if s.held.get(c.session) == held else [held]


def _close(c: CloseRound, s: Opened) -> Sequence[Event]:
    if s.closed_on == c.closed_on:
        return []
    if s.closed:
        raise RoundHasClosed
    return [RoundClosed(round=c.round, closed_on=c.closed_on)]


def evolve(state: State, event: Event) -> State:
    match event, state:
        case RoundOpened() as e, _:
            return Opened(opened=e, sessions={}, held={})
        case e, None:
            raise OutOfOrder(e, state)
        case DossierEnrolled() as e, Opened() as s:
            return replace(s, dossiers=s.dossiers | {e.dossier})
        case SessionScheduled() as e, Opened() as s:
            # Moved, it counts as scheduled last.
            others = {of: session for of, session in s.sessions.items() if of != e.session}
            return replace(s, sessions={**others, e.session: e})
        case SessionHeld() as e, Opened() as s:
            return replace(s, held={**s.held, e.session: e})
        case RoundClosed() as e, Opened() as s:
            return replace(s, closed_on=e.closed_on)


_NONE: State = None

decider = Decider(category="round", initial=_NONE, decide=decide, evolve=evolve)
