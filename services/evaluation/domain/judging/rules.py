"""The rules of a judging: who may do what while it is open, and what may rest on its result."""

from collections.abc import Sequence

from kernel.decider import Decider
from services.evaluation.domain.judging.closing import close
from services.evaluation.domain.judging.commands import (
    CloseScoring,
    Command,
    HoldDiscussion,
    KnockOut,
    OpenJudging,
    RecogniseResult,
    ReviseSheet,
    SubmitSheet,
)
from services.evaluation.domain.judging.events import (
    DiscussionHeld,
    Event,
    JudgingOpened,
    KnockedOut,
    ProductRated,
    ResultRecognised,
    ScoringClosed,
    SentBack,
    SentUp,
    SheetRevised,
    SheetSubmitted,
    SpreadExceeded,
)
from services.evaluation.domain.judging.opening import opened
from services.evaluation.domain.judging.refusals import (
    AlreadyRecognised,
    DecidedBeforeRated,
    JudgingHasStopped,
    NothingToDiscuss,
    NothingToRevise,
    NotThisLevelsToCertify,
    NotYetRated,
    OtherResult,
    ScoringHasClosed,
    SheetAlreadySubmitted,
    UnknownKnockOut,
)
from services.evaluation.domain.judging.state import Discussion, Rated, Scoring, State, Stopped, evolve
from services.evaluation.domain.refusals import AlreadyWrittenOtherwise, NoSuch
from services.evaluation.domain.validity import HANOI
from services.evaluation.rules.levels import certifier


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case OpenJudging() as c, None:
            return [opened(c)]
        case OpenJudging() as c, (Scoring() | Rated() | Stopped()) as s:
            return _opened_before(c, s)

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
        case KnockOut() as c, Scoring():
            return _knock_out(c, state)
        case KnockOut() as c, Stopped(knocked_out=k):
            if (c.ground, c.criterion) == (k.ground, k.criterion):
                return []
            raise JudgingHasStopped(ground=k.ground)
        case ((HoldDiscussion() | CloseScoring()), Stopped(knocked_out=k)):
            raise JudgingHasStopped(ground=k.ground)
        case ((HoldDiscussion() | KnockOut()), Rated()):
            raise ScoringHasClosed

        case RecogniseResult() as c, Rated() as s:
            return _recognise(c, s)
        case RecogniseResult(), Scoring():
            raise NotYetRated
        case RecogniseResult(), Stopped(knocked_out=k):
            raise JudgingHasStopped(ground=k.ground)

        case (
            SubmitSheet() | ReviseSheet() | HoldDiscussion() | CloseScoring() | KnockOut() | RecogniseResult()
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
    submitted = s.sheets.get(c.member)
    if submitted is None:
        return [SheetSubmitted(judging=c.judging, member=c.member, sheet=c.sheet, digest=c.digest, at=c.at)]
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
    return [SheetRevised(judging=c.judging, member=c.member, sheet=c.sheet, digest=c.digest, at=c.at)]


def _discuss(c: HoldDiscussion, s: Scoring) -> Sequence[Event]:
    c.bench.require_chair(c.by)
    match s.discussion:
        case Discussion.NEEDED:
            return [DiscussionHeld(judging=c.judging, by=c.by, at=c.at)]
        case Discussion.HELD:
            return []
        case Discussion.NOT_NEEDED:
            raise NothingToDiscuss


def _knock_out(c: KnockOut, s: Scoring) -> Sequence[Event]:
    c.bench.require_chair(c.by)
    if (c.ground, c.criterion) not in [(k.ground, k.criterion) for k in c.criteria.knock_outs]:
        raise UnknownKnockOut(ground=c.ground)
    return [
        KnockedOut(
            judging=c.judging,
            product=s.opened.product,
            dossier=s.opened.dossier,
            ground=c.ground,
            criterion=c.criterion,
            by=c.by,
            at=c.at,
        )
    ]


def _recognise(c: RecogniseResult, s: Rated) -> Sequence[Event]:
    if s.decision == c.decision:
        return []
    if s.decision is not None:
        raise AlreadyRecognised
    if (c.product, c.stars) != (s.rated.product, s.rated.stars):
        raise OtherResult(stars=s.rated.stars, product=s.rated.product)
    decides = s.rated.level if s.sent_back is None else s.sent_back
    if s.sent_up is not None or c.level is not decides or certifier(c.law, c.stars) is not c.level:
        raise NotThisLevelsToCertify(rules=s.rated.rules, stars=c.stars)
    rated_on = s.rated.at.astimezone(HANOI).date()
    if c.signed_on < rated_on:
        raise DecidedBeforeRated(rated=rated_on)
    return [
        ResultRecognised(
            judging=c.judging, product=c.product, decision=c.decision, stars=c.stars, level=c.level
        )
    ]


_NONE: State = None

decider = Decider(
    category="judging",
    events=(
        JudgingOpened,
        SheetSubmitted,
        SheetRevised,
        SpreadExceeded,
        DiscussionHeld,
        KnockedOut,
        ScoringClosed,
        ProductRated,
        SentUp,
        SentBack,
        ResultRecognised,
    ),
    initial=_NONE,
    decide=decide,
    evolve=evolve,
)
