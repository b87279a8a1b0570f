"""The rules of a judging: what may be done while it is scored, once it is rated, and once it has stopped."""

from collections.abc import Sequence

from kernel.decider import Decider
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain.closing import close
from services.evaluation.judgings.domain.commands import (
    ApproveResult,
    CallMeeting,
    CheckDossier,
    CloseScoring,
    Command,
    HandOutDossier,
    HoldDiscussion,
    KnockOut,
    Later,
    OpenJudging,
    OrderReevaluation,
    ReceiveTests,
    RecogniseResult,
    ReviseSheet,
    SubmitSheet,
    VisitSite,
)
from services.evaluation.judgings.domain.events import Event
from services.evaluation.judgings.domain.opening import opened
from services.evaluation.judgings.domain.outcome import approve, order_again, recognise
from services.evaluation.judgings.domain.refusals import (
    JudgingHasStopped,
    MeetingNeeded,
    NothingToDiscuss,
    NotYetRated,
    ScoringHasClosed,
    UnknownKnockOut,
)
from services.evaluation.judgings.domain.sheets import revise, submit, submitted_before
from services.evaluation.judgings.domain.sittings import prepare
from services.evaluation.judgings.domain.state import Discussion, Rated, Scoring, State, Stopped, evolve
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case OpenJudging() as c, None:
            return [opened(c)]
        case OpenJudging() as c, (Scoring() | Rated() | Stopped()) as s:
            return _opened_before(c, s)
        case c, None:
            raise NoSuch("judging", c.judging)

        case c, Scoring() as s:
            return _while_scoring(c, s)
        case c, Rated() as s:
            return _once_rated(c, s)
        case c, Stopped() as s:
            return _once_stopped(c, s)


def _while_scoring(command: Later, s: Scoring) -> Sequence[Event]:
    match command:
        case CheckDossier() | HandOutDossier() | VisitSite() | ReceiveTests() | CallMeeting() as c:
            return prepare(c, s)
        case SubmitSheet() as c:
            return submit(c, s)
        case ReviseSheet() as c:
            return revise(c, s)
        case HoldDiscussion() as c:
            return _discuss(c, s)
        case CloseScoring() as c:
            return close(c, s)
        case KnockOut() as c:
            return _knock_out(c, s)
        case RecogniseResult() | ApproveResult() | OrderReevaluation():
            raise NotYetRated


def _once_rated(command: Later, s: Rated) -> Sequence[Event]:
    match command:
        case RecogniseResult() as c:
            return recognise(c, s)
        case ApproveResult() as c:
            return approve(c, s)
        case OrderReevaluation() as c:
            return order_again(c, s)
        case CloseScoring():
            return []
        case SubmitSheet() | ReviseSheet() as c:
            return submitted_before(c, s.scoring)
        case _:
            raise ScoringHasClosed


def _once_stopped(command: Later, s: Stopped) -> Sequence[Event]:
    k = s.knocked_out
    match command:
        case KnockOut() as c if (c.ground, c.criterion) == (k.ground, k.criterion):
            return []
        case SubmitSheet() | ReviseSheet() as c:
            return submitted_before(c, s.scoring)
        case _:
            raise JudgingHasStopped(ground=k.ground)


def _opened_before(c: OpenJudging, s: Scoring | Rated | Stopped) -> Sequence[Event]:
    before = s.opened if isinstance(s, Scoring) else s.scoring.opened
    below = None if c.from_below is None else c.from_below.judging
    again = (c.dossier.dossier, c.bench.council, c.round, below, c.follows)
    if again == (before.dossier, before.council, before.round, before.sent_up_by, before.follows):
        return []
    raise AlreadyWrittenOtherwise(what="judging", id=c.judging)


def _discuss(c: HoldDiscussion, s: Scoring) -> Sequence[Event]:
    c.bench.require_chair(c.by)
    match s.discussion:
        case Discussion.NEEDED if s.in_writing:
            raise MeetingNeeded
        case Discussion.NEEDED:
            return [say.DiscussionHeld(judging=c.judging, by=c.by, at=c.at)]
        case Discussion.HELD:
            return []
        case Discussion.NOT_NEEDED:
            raise NothingToDiscuss


def _knock_out(c: KnockOut, s: Scoring) -> Sequence[Event]:
    c.bench.require_chair(c.by)
    if (c.ground, c.criterion) not in [(k.ground, k.criterion) for k in c.criteria.knock_outs]:
        raise UnknownKnockOut(ground=c.ground)
    return [
        say.KnockedOut(
            judging=c.judging,
            product=s.opened.product,
            dossier=s.opened.dossier,
            ground=c.ground,
            criterion=c.criterion,
            by=c.by,
            at=c.at,
        )
    ]


_NONE: State = None

decider = Decider(category="judging", initial=_NONE, decide=decide, evolve=evolve)
