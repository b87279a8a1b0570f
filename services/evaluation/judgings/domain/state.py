"""Where a judging stands: scoring, rated, or stopped."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from uuid import UUID

from kernel.decider import OutOfOrder
from kernel.record import record
from kernel.sealed import Sealed
from law.level import Level
from services.evaluation.judgings.domain.events import (
    DiscussionHeld,
    Event,
    FirstSittingClosed,
    JudgingOpened,
    KnockedOut,
    ProductRated,
    ReevaluationOrdered,
    ResultApproved,
    ResultRecognised,
    ScoringClosed,
    SentBack,
    SentUp,
    SheetRevised,
    SheetSubmitted,
    SpreadExceeded,
)
from services.evaluation.judgings.domain.preparing import (
    DossierChecked,
    DossierHandedOut,
    MeetingCalled,
    SiteVisited,
    TestSlip,
    TestsReceived,
)


class Discussion(Enum):
    NOT_NEEDED = auto()
    NEEDED = auto()
    # Held, but nobody has scored again since.
    HELD = auto()


@record
class Submitted:
    sheet: Sealed
    digest: bytes


@record
class Scoring:
    """`sitting` is 2 once the first has closed; `in_writing` until a meeting is called."""

    opened: JudgingOpened
    sheets: Mapping[str, Submitted]
    discussion: Discussion = Discussion.NOT_NEEDED
    checked: DossierChecked | None = None
    handed_out: DossierHandedOut | None = None
    visited: SiteVisited | None = None
    sitting: int = 1
    first: FirstSittingClosed | None = None
    tests: tuple[TestSlip, ...] = ()
    meeting: MeetingCalled | None = None

    @property
    def in_writing(self) -> bool:
        return self.opened.in_writing and self.meeting is None


@record
class Rated:
    """`sent_up` and `sent_back` are the levels that the result went to.

    `order` is the paper by which it must be judged again: then nothing can rest on it any more.
    """

    scoring: Scoring
    rated: ProductRated
    sent_up: Level | None = None
    sent_back: Level | None = None
    decision: UUID | None = None
    approval: UUID | None = None
    order: ReevaluationOrdered | None = None


@record
class Stopped:
    scoring: Scoring
    knocked_out: KnockedOut


type State = Scoring | Rated | Stopped | None


def evolve(state: State, event: Event) -> State:
    match event, state:
        case JudgingOpened() as e, _:
            return Scoring(opened=e, sheets={})
        case DossierChecked() as e, Scoring() as s:
            return replace(s, checked=e)
        case DossierHandedOut() as e, Scoring() as s:
            return replace(s, handed_out=e)
        case SiteVisited() as e, Scoring() as s:
            return replace(s, visited=e)
        case TestsReceived() as e, Scoring() as s:
            return replace(s, tests=(*s.tests, *e.slips))
        case MeetingCalled() as e, Scoring() as s:
            return replace(s, meeting=e)
        case FirstSittingClosed() as e, Scoring() as s:
            return replace(s, sitting=2, first=e, sheets={}, handed_out=None)
        case (SheetSubmitted() | SheetRevised()) as e, Scoring() as s:
            return _with_sheet(s, e)
        case SpreadExceeded(), Scoring() as s:
            return replace(s, discussion=Discussion.NEEDED)
        case DiscussionHeld(), Scoring() as s:
            return replace(s, discussion=Discussion.HELD)
        case KnockedOut() as e, Scoring() as s:
            return Stopped(scoring=s, knocked_out=e)
        case ScoringClosed(), Scoring():
            return state
        case ProductRated() as e, Scoring() as s:
            return Rated(scoring=s, rated=e)
        case SentUp() as e, Rated() as s:
            return replace(s, sent_up=e.to_level)
        case SentBack() as e, Rated() as s:
            return replace(s, sent_back=e.to_level)
        case ResultRecognised() as e, Rated() as s:
            return replace(s, decision=e.decision)
        case ResultApproved() as e, Rated() as s:
            return replace(s, approval=e.approval)
        case ReevaluationOrdered() as e, Rated() as s:
            return replace(s, order=e)
        case _:
            raise OutOfOrder(event, state)


def _with_sheet(s: Scoring, e: SheetSubmitted | SheetRevised) -> Scoring:
    scored_again = isinstance(e, SheetRevised) and s.discussion is Discussion.HELD
    return replace(
        s,
        sheets={**s.sheets, e.member: Submitted(sheet=e.sheet, digest=e.digest)},
        discussion=Discussion.NOT_NEEDED if scored_again else s.discussion,
    )
