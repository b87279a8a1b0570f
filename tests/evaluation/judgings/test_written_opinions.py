"""Re-evaluations under QĐ 26/2026 are decided in writing, and at a meeting only where opinions differ."""

from dataclasses import replace
from datetime import UTC, date, datetime

from kernel.testing import check
from law.generations import Kind, law_named
from law.level import Level
from law.wording.packs import released
from services.evaluation.councils.domain.bench import NotTheChair
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.rules import decider
from tests.evaluation.story import (
    ALL_AT_60,
    BENCH,
    BINH,
    CHAIR,
    DOSSIER,
    FIVE,
    JUDGING,
    MORNING,
    call,
    called,
    closing,
    discuss,
    opened,
    opening,
    revised,
    submitted,
    submitting,
)

NOBODY_THERE = replace(BENCH, session=None)
in_writing = replace(opened, in_writing=True, round=None)


def test_a_reevaluation_of_2026_is_opened_in_writing_and_falls_due_after_45_days() -> None:
    again = replace(
        DOSSIER, kind=Kind.REEVALUATION, filed_on=date(2026, 6, 1), forwarded_on=date(2026, 6, 10)
    )
    asked = replace(
        opening,
        dossier=again,
        law=law_named("R6"),
        pack=released("R6"),
        bench=replace(BENCH, level=Level.PROVINCE),
        at=datetime(2026, 7, 1, 2, tzinfo=UTC),
    )
    (event,) = decider.decide(asked, None)
    assert isinstance(event, say.JudgingOpened)
    # 25 July 2026 is a Saturday.
    assert (event.in_writing, event.due) == (True, date(2026, 7, 27))


def test_written_opinions_need_no_session() -> None:
    when = replace(submitting(BINH, 60), bench=NOBODY_THERE)
    check(decider, given=[in_writing], when=when, then=[submitted(BINH, 60)])


def apart() -> list[say.Event]:
    past: list[say.Event] = [in_writing, *(submitted(member, 60) for member in FIVE[1:])]
    return [*past, submitted(CHAIR, 75)]


def test_opinions_that_differ_are_discussed_at_a_meeting() -> None:
    totals = {**ALL_AT_60, CHAIR: 75}
    exceeded = say.SpreadExceeded(judging=JUDGING, spread=15, limit=10, at=MORNING)
    check(decider, given=apart(), when=replace(closing(totals), bench=NOBODY_THERE), then=[exceeded])
    check(decider, given=[*apart(), exceeded], when=discuss, then=no.MeetingNeeded)
    check(decider, given=[*apart(), exceeded], when=call, then=[called])
    check(decider, given=[*apart(), exceeded, called], when=call, then=[])
    held_it = say.DiscussionHeld(judging=JUDGING, by=CHAIR, at=MORNING)
    check(decider, given=[*apart(), exceeded, called], when=discuss, then=[held_it])


def test_only_the_chair_calls_a_meeting_and_only_once_opinions_are_written() -> None:
    check(decider, given=[in_writing], when=replace(call, by=BINH), then=NotTheChair)
    check(decider, given=[opened], when=call, then=no.NotInWriting)


def test_a_revised_sheet_after_a_meeting_counts_anew() -> None:
    exceeded = say.SpreadExceeded(judging=JUDGING, spread=15, limit=10, at=MORNING)
    held_it = say.DiscussionHeld(judging=JUDGING, by=CHAIR, at=MORNING)
    past: list[say.Event] = [*apart(), exceeded, called, held_it, revised(CHAIR, 66)]
    totals = {**ALL_AT_60, CHAIR: 66}
    events = decider.decide(closing(totals), decider.fold(past))
    assert isinstance(events[0], say.ScoringClosed)
    assert events[0].spread == 6
