"""A round gathers the dossiers that one office's council judges between two dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from services.evaluation.domain.level import Level
from services.evaluation.domain.refusals import AlreadyWrittenOtherwise, NoSuch


@record
class OpenRound:
    round: UUID
    office: UUID
    unit: str
    level: Level
    name: str
    opened_on: date
    dossiers_due: date
    results_due: date


@record
class EnrolDossier:
    """`received_on` is the day on which the dossier reached the office."""

    round: UUID
    dossier: UUID
    product: UUID
    received_on: date


@record
class CloseRound:
    round: UUID
    closed_on: date


@record
class RoundOpened:
    round: UUID
    office: UUID
    unit: str
    level: Level
    name: str
    opened_on: date
    dossiers_due: date
    results_due: date


@record
class DossierEnrolled:
    round: UUID
    dossier: UUID
    product: UUID


@record
class RoundClosed:
    round: UUID
    closed_on: date


type Command = OpenRound | EnrolDossier | CloseRound
type Event = RoundOpened | DossierEnrolled | RoundClosed


@record
class Opened:
    opened: RoundOpened
    dossiers: frozenset[UUID] = frozenset()
    closed: bool = False

    def require(self, dossier: UUID) -> None:
        """Raises NotEnrolled for a dossier that is not of this round, RoundHasClosed where it is over."""
        if self.closed:
            raise RoundHasClosed
        if dossier not in self.dossiers:
            raise NotEnrolled(dossier=dossier)


type State = Opened | None


class DueDatesReversed(Refused):
    vi = "Hạn nộp hồ sơ không thể sau hạn có kết quả, và không thể trước ngày mở đợt."
    en = "Dossiers can not fall due after the results, nor before the round opens."
    field = "dossiers_due"


class RoundHasClosed(Refused):
    vi = "Đợt đánh giá đã kết thúc."
    en = "The round has closed."


class TooLateForTheRound(Refused):
    vi = "Hồ sơ đến ngày {received}, sau hạn {due} của đợt này."
    en = "The dossier arrived on {received}, after this round's due date {due}."
    field = "dossier"


class NotEnrolled(Refused):
    vi = "Hồ sơ {dossier} chưa được đưa vào đợt đánh giá này."
    en = "Dossier {dossier} is not enrolled in this round."
    field = "dossier"


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case OpenRound() as c, None:
            return [_opened(c)]
        case OpenRound() as c, Opened() as s:
            if _opened(c) == s.opened:
                return []
            raise AlreadyWrittenOtherwise(what="round", id=c.round)

        case EnrolDossier() as c, Opened() as s:
            if c.dossier in s.dossiers:
                return []
            if s.closed:
                raise RoundHasClosed
            if c.received_on > s.opened.dossiers_due:
                raise TooLateForTheRound(received=c.received_on, due=s.opened.dossiers_due)
            return [DossierEnrolled(round=c.round, dossier=c.dossier, product=c.product)]
        case CloseRound() as c, Opened() as s:
            return [] if s.closed else [RoundClosed(round=c.round, closed_on=c.closed_on)]

        case (EnrolDossier() | CloseRound()) as c, None:
            raise NoSuch("round", c.round)


def _opened(c: OpenRound) -> RoundOpened:
    if not c.opened_on <= c.dossiers_due <= c.results_due:
        raise DueDatesReversed
    return RoundOpened(
        round=c.round,
        office=c.office,
        unit=c.unit,
        level=c.level,
        name=c.name,
        opened_on=c.opened_on,
        dossiers_due=c.dossiers_due,
        results_due=c.results_due,
    )


def evolve(state: State, event: Event) -> State:
    match event, state:
        case RoundOpened() as e, _:
            return Opened(opened=e)
        case _, None:
            return None
        case DossierEnrolled() as e, Opened() as s:
            return replace(s, dossiers=s.dossiers | {e.dossier})
        case RoundClosed(), Opened() as s:
            return replace(s, closed=True)


_NONE: State = None

decider = Decider(
    category="round",
    events=(RoundOpened, DossierEnrolled, RoundClosed),
    initial=_NONE,
    decide=decide,
    evolve=evolve,
)
