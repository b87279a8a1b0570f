"""The rules of a judging: who may do what while it is open, and what may rest on its result."""

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
    NothingToRevise,
    NotYetRated,
    ScoringHasClosed,
    SheetAlreadySubmitted,
    UnknownKnockOut,
)
from services.evaluation.judgings.domain.sittings import prepare, require_ready
from services.evaluation.judgings.domain.state import Discussion, Rated, Scoring, State, Stopped, evolve
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case OpenJudging() as c, None:
            return [opened(c)]
        case OpenJudging() as c, (Scoring() | Rated() | Stopped()) as s:
            return _opened_before(c, s)

        case (
            (CheckDossier() | HandOutDossier() | VisitSite() | ReceiveTests() | CallMeeting()) as c,
            Scoring() as s,
        ):
            return prepare(c, s)
        case SubmitSheet() as c, Scoring() as s:
            return _submit(c, s)
        case ReviseSheet() as c, Scoring() as s:
            return _revise(c, s)
        case (SubmitSheet() | ReviseSheet()) as c, (Rated() | Stopped()) as s:
            submitted = s.scoring.sheets.get(c.member)
            if submitted is not None and submitted.digest == c.digest:
                return []
            raise ScoringHasClosed

        case HoldDiscussion() as c, Scoring() as s:
            return _discuss(c, s)
        case CloseScoring() as c, Scoring() as s:
            return close(c, s)
        case CloseScoring(), Rated():
            return []
        case KnockOut() as c, Scoring() as s:
            return _knock_out(c, s)
        case KnockOut() as c, Stopped(knocked_out=k):
            if (c.ground, c.criterion) == (k.ground, k.criterion):
                return []
            raise JudgingHasStopped(ground=k.ground)

        case RecogniseResult() as c, Rated() as s:
            return recognise(c, s)
        case ApproveResult() as c, Rated() as s:
            return approve(c, s)
        case OrderReevaluation() as c, Rated() as s:
            return order_again(c, s)
        case ((RecogniseResult() | ApproveResult() | OrderReevaluation()), Scoring()):
            raise NotYetRated

        case (
            (
                CheckDossier()
                | HandOutDossier()
                | VisitSite()
                | ReceiveTests()
                | CallMeeting()
                | HoldDiscussion()
                | KnockOut()
            ),
            Rated(),
        ):
            raise ScoringHasClosed
        case (
            (
                CheckDossier()
                | HandOutDossier()
                | VisitSite()
                | ReceiveTests()
                | CallMeeting()
                | HoldDiscussion()
                | CloseScoring()
                | RecogniseResult()
                | ApproveResult()
                | OrderReevaluation()
            ),
            Stopped(knocked_out=k),
        ):
            raise JudgingHasStopped(ground=k.ground)

        case (
            CheckDossier()
            | HandOutDossier()
            | VisitSite()
            | ReceiveTests()
            | CallMeeting()
            | SubmitSheet()
            | ReviseSheet()
            | HoldDiscussion()
            | CloseScoring()
            | KnockOut()
            | RecogniseResult()
            | ApproveResult()
            | OrderReevaluation()
        ) as c, None:
            raise NoSuch("judging", c.judging)


def _opened_before(c: OpenJudging, s: Scoring | Rated | Stopped) -> Sequence[Event]:
    before = s.opened if isinstance(s, Scoring) else s.scoring.opened
    same = (c.dossier.dossier, c.bench.council, c.round) == (before.dossier, before.council, before.round)
    if same:
        return []
    raise AlreadyWrittenOtherwise(what="judging", id=c.judging)


def _submit(c: SubmitSheet, s: Scoring) -> Sequence[Event]:
    c.bench.admit(c.member)
    require_ready(s, c.bench.session)
    submitted = s.sheets.get(c.member)
    if submitted is None:
        return [
            say.SheetSubmitted(judging=c.judging, member=c.member, sheet=c.sheet, digest=c.digest, at=c.at)
        ]
    if submitted.digest == c.digest:
        return []
    raise SheetAlreadySubmitted


def _revise(c: ReviseSheet, s: Scoring) -> Sequence[Event]:
    c.bench.admit(c.member)
    submitted = s.sheets.get(c.member)
    if submitted is None:
        raise NothingToRevise
    # After a discussion the same points again are a score of their own.
    if submitted.digest == c.digest and s.discussion is not Discussion.HELD:
        return []
    return [say.SheetRevised(judging=c.judging, member=c.member, sheet=c.sheet, digest=c.digest, at=c.at)]


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

decider = Decider(
    category="judging",
    initial=_NONE,
    decide=decide,
    evolve=evolve,
)
