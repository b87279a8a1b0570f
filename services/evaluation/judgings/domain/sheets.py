"""When a member's sheet may be submitted, and until when it may be revised."""

from collections.abc import Sequence

from services.evaluation.judgings.domain.commands import ReviseSheet, SubmitSheet
from services.evaluation.judgings.domain.events import Event, SheetRevised, SheetSubmitted
from services.evaluation.judgings.domain.refusals import (
    NothingToRevise,
    ScoringHasClosed,
    SheetAlreadySubmitted,
)
from services.evaluation.judgings.domain.sittings import require_ready
from services.evaluation.judgings.domain.state import Discussion, Scoring


def submit(c: SubmitSheet, s: Scoring) -> Sequence[Event]:
    c.bench.admit(c.member)
    require_ready(s, c.bench.session)
    submitted = s.sheets.get(c.member)
    if submitted is None:
        return [SheetSubmitted(judging=c.judging, member=c.member, sheet=c.sheet, digest=c.digest, at=c.at)]
    if submitted.digest == c.digest:
        return []
    raise SheetAlreadySubmitted


def revise(c: ReviseSheet, s: Scoring) -> Sequence[Event]:
    c.bench.admit(c.member)
    submitted = s.sheets.get(c.member)
    if submitted is None:
        raise NothingToRevise
    # After a discussion the same points again are a score of their own.
    if submitted.digest == c.digest and s.discussion is not Discussion.HELD:
        return []
    return [SheetRevised(judging=c.judging, member=c.member, sheet=c.sheet, digest=c.digest, at=c.at)]


def submitted_before(c: SubmitSheet | ReviseSheet, s: Scoring) -> Sequence[Event]:
    """Once scoring is over. Raises ScoringHasClosed unless it is the sheet that was submitted."""
    submitted = s.sheets.get(c.member)
    if submitted is not None and submitted.digest == c.digest:
        return []
    raise ScoringHasClosed
