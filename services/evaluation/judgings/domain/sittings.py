"""Before members score: the advisory team's check, hand-out, visit, test results, a meeting called."""

from collections.abc import Sequence
from datetime import date

from law.calendar import working_day_before
from services.evaluation.councils.domain.bench import Session
from services.evaluation.judgings.domain.commands import (
    CallMeeting,
    CheckDossier,
    HandOutDossier,
    ReceiveTests,
    VisitSite,
)
from services.evaluation.judgings.domain.events import Event
from services.evaluation.judgings.domain.preparing import (
    DossierChecked,
    DossierHandedOut,
    MeetingCalled,
    SiteVisited,
    TestsReceived,
)
from services.evaluation.judgings.domain.refusals import (
    HandedOutTooLate,
    NoSecondSitting,
    NoSessionScheduled,
    NotHandedOut,
    NotInWriting,
    NotVisitedYet,
    TestsAwaited,
)
from services.evaluation.judgings.domain.state import Scoring

type Preparation = CheckDossier | HandOutDossier | VisitSite | ReceiveTests | CallMeeting


def prepare(c: Preparation, s: Scoring) -> Sequence[Event]:
    """The same again changes nothing; a check or a visit with other findings is one more."""
    match c:
        case CheckDossier():
            return _check(c, s)
        case HandOutDossier():
            return _hand_out(c, s)
        case VisitSite():
            return _visit(c, s)
        case ReceiveTests():
            return _receive(c, s)
        case CallMeeting():
            return _call(c, s)


def require_ready(s: Scoring, session: Session | None) -> None:
    """What must have come before the first sheet of a sitting."""
    if s.opened.visits_first and s.visited is None:
        raise NotVisitedYet
    if s.sitting > 1 and not s.tests:
        raise TestsAwaited
    if s.in_writing:
        return
    # Without a round it is a paper of the years before, whose sessions nobody wrote down.
    if s.opened.round is not None and session is None:
        raise NoSessionScheduled(sitting=s.sitting)
    if session is not None and s.opened.regulation.handout_days:
        if s.handed_out is None:
            raise NotHandedOut
        _require_ahead(s, session, s.handed_out.handed_out_on)


def _check(c: CheckDossier, s: Scoring) -> Sequence[Event]:
    c.bench.require_adviser(c.by)
    if s.checked is not None and (s.checked.complete, s.checked.findings) == (c.complete, c.findings):
        return []
    return [DossierChecked(judging=c.judging, by=c.by, complete=c.complete, findings=c.findings, at=c.at)]


def _hand_out(c: HandOutDossier, s: Scoring) -> Sequence[Event]:
    c.bench.require_secretary(c.by)
    members = tuple(sorted(c.bench.members - c.bench.interested))
    if s.handed_out is not None and s.handed_out.to == members:
        return []
    if c.bench.session is not None:
        _require_ahead(s, c.bench.session, c.on)
    return [DossierHandedOut(judging=c.judging, to=members, sitting=s.sitting, handed_out_on=c.on)]


def _require_ahead(s: Scoring, session: Session, on: date) -> None:
    """Also of a session that was scheduled, or moved, after the hand-out. Raises HandedOutTooLate."""
    days = s.opened.regulation.handout_days or 0
    latest = working_day_before(session.planned_on, days)
    if days and on > latest:
        raise HandedOutTooLate(session=session.planned_on, days=days, latest=latest)


def _visit(c: VisitSite, s: Scoring) -> Sequence[Event]:
    c.bench.require_secretary(c.by)
    if s.visited is not None and (s.visited.visited_on, s.visited.findings) == (c.on, c.findings):
        return []
    return [SiteVisited(judging=c.judging, by=c.by, visited_on=c.on, findings=c.findings)]


def _receive(c: ReceiveTests, s: Scoring) -> Sequence[Event]:
    c.bench.require_secretary(c.by)
    if s.sitting < 2:
        raise NoSecondSitting
    new = tuple(slip for slip in c.slips if slip not in s.tests)
    return [TestsReceived(judging=c.judging, slips=new, at=c.at)] if new else []


def _call(c: CallMeeting, s: Scoring) -> Sequence[Event]:
    c.bench.require_chair(c.by)
    if s.meeting is not None and s.meeting.reason == c.reason:
        return []
    if not s.in_writing:
        raise NotInWriting
    return [MeetingCalled(judging=c.judging, by=c.by, reason=c.reason, at=c.at)]
