"""What comes before scoring: check, hand-out, visit, test results, written opinions, the law's days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kernel.errors import NotFound
from kernel.testing import check
from law.generations import law_named
from law.level import Level
from law.regulation import BeyondSpread
from services.evaluation.councils.domain.bench import (
    AttendanceNotRecorded,
    Bench,
    NotAnAdviser,
    NotPresent,
    NotTheSecretary,
)
from services.evaluation.judgings.domain import commands as ask
from services.evaluation.judgings.domain import events as say
from services.evaluation.judgings.domain import preparing as before
from services.evaluation.judgings.domain import refusals as no
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Scoring
from tests.evaluation.story import (
    ADVISER,
    ALL_AT_60,
    BENCH,
    BINH,
    CHAIR,
    FIVE,
    FOUR_OF_FIVE,
    JUDGING,
    MORNING,
    SECRETARY,
    call,
    check_it,
    closing,
    discuss,
    hand_out,
    handed_out,
    opened,
    rated,
    submitted,
    submitting,
)

MEETING_DAY = date(2024, 4, 10)
NOBODY_THERE = replace(BENCH, session=None)


def held(*present: str) -> Bench:
    assert BENCH.session is not None
    return replace(BENCH, session=replace(BENCH.session, present=frozenset(present)))


checked = before.DossierChecked(judging=JUDGING, by=ADVISER, complete=True, findings="Đủ hồ sơ", at=MORNING)
visit = ask.VisitSite(judging=JUDGING, bench=BENCH, by=SECRETARY, on=MEETING_DAY, findings="Đúng hồ sơ")
visited = before.SiteVisited(judging=JUDGING, by=SECRETARY, visited_on=MEETING_DAY, findings="Đúng hồ sơ")
SLIP = before.TestSlip(number="KN-1", laboratory="Trung tâm", issued_on=date(2020, 7, 1), conforms=True)
receive = ask.ReceiveTests(judging=JUDGING, bench=BENCH, by=SECRETARY, slips=(SLIP,), at=MORNING)
received = before.TestsReceived(judging=JUDGING, slips=(SLIP,), at=MORNING)

twice = replace(opened, level=Level.PROVINCE, rules="R2", sittings=2, goes_on_from=3)


def after_the_first(sheets: dict[str, int] | None = None) -> list[say.Event]:
    past: list[say.Event] = [twice, handed_out]
    past += [submitted(member, 60) for member in FIVE]
    past += decider.decide(of_2019(closing(ALL_AT_60)), decider.fold(past))
    return past if sheets is None else [*past, *(submitted(m, t) for m, t in sheets.items())]


def of_2019(c: ask.CloseScoring) -> ask.CloseScoring:
    """The same closing in 2020, when two sittings were the law."""
    return replace(c, law=law_named("R2"), at=datetime(2020, 7, 1, 3, tzinfo=UTC))


def test_the_advisory_team_checks_the_dossier() -> None:
    check(decider, given=[opened], when=check_it, then=[checked])


def test_the_same_check_twice_changes_nothing_and_another_is_one_more() -> None:
    check(decider, given=[opened, checked], when=check_it, then=[])
    again = replace(check_it, complete=False)
    check(decider, given=[opened, checked], when=again, then=[replace(checked, complete=False)])


def test_a_member_of_the_council_is_not_its_adviser() -> None:
    check(decider, given=[opened], when=replace(check_it, by=BINH), then=NotAnAdviser)


def test_the_secretary_hands_the_dossier_out_to_all_without_an_interest() -> None:
    interested = replace(BENCH, interested=frozenset({BINH}))
    to = tuple(sorted(set(FIVE) - {BINH}))
    check(
        decider, given=[opened], when=replace(hand_out, bench=interested), then=[replace(handed_out, to=to)]
    )


def test_handing_it_out_twice_changes_nothing() -> None:
    check(decider, given=[opened, handed_out], when=hand_out, then=[])


def test_on_the_day_of_the_session_it_is_too_late() -> None:
    check(decider, given=[opened], when=replace(hand_out, on=MEETING_DAY), then=no.HandedOutTooLate)


@pytest.mark.parametrize(
    ("rules", "level", "last"),
    [
        ("R2", Level.DISTRICT, date(2024, 4, 9)),
        ("R2", Level.PROVINCE, date(2024, 4, 8)),
        ("R2", Level.CENTRAL, date(2024, 4, 3)),
        ("R4", Level.PROVINCE, date(2024, 4, 9)),
    ],
)
def test_each_law_and_level_has_its_working_days(rules: str, level: Level, last: date) -> None:
    days = {"R2": {Level.DISTRICT: 1, Level.PROVINCE: 2, Level.CENTRAL: 5}}.get(rules, {}).get(level, 1)
    past = replace(opened, regulation=replace(FOUR_OF_FIVE, handout_days=days))
    assert len(decider.decide(replace(hand_out, on=last), decider.fold([past]))) == 1
    late = replace(hand_out, on=date.fromordinal(last.toordinal() + 1))
    check(decider, given=[past], when=late, then=no.HandedOutTooLate)


def test_a_session_moved_nearer_than_that_is_too_near() -> None:
    assert BENCH.session is not None
    nearer = replace(BENCH, session=replace(BENCH.session, planned_on=date(2024, 4, 9)))
    when = replace(submitting(BINH, 60), bench=nearer)
    check(decider, given=[opened, handed_out], when=when, then=no.HandedOutTooLate)


def test_a_member_does_not_hand_it_out() -> None:
    check(decider, given=[opened], when=replace(hand_out, by=BINH), then=NotTheSecretary)


def test_nobody_scores_what_was_not_handed_out() -> None:
    check(decider, given=[opened], when=submitting(BINH, 60), then=no.NotHandedOut)


def test_nobody_scores_what_no_session_has_on_its_list() -> None:
    when = replace(submitting(BINH, 60), bench=NOBODY_THERE)
    check(decider, given=[opened, handed_out], when=when, then=no.NoSessionScheduled)


def test_nobody_scores_before_attendance_is_recorded() -> None:
    assert BENCH.session is not None
    unknown = replace(BENCH, session=replace(BENCH.session, present=None))
    when = replace(submitting(BINH, 60), bench=unknown)
    check(decider, given=[opened, handed_out], when=when, then=AttendanceNotRecorded)


def test_who_is_absent_does_not_score() -> None:
    when = replace(submitting(BINH, 60), bench=held(CHAIR))
    check(decider, given=[opened, handed_out], when=when, then=NotPresent)


def test_the_sheet_of_a_member_who_was_not_there_is_set_aside() -> None:
    past: list[say.Event] = [opened, handed_out, *(submitted(member, 60) for member in FIVE)]
    there = replace(closing(ALL_AT_60), bench=held(*(set(FIVE) - {BINH})))
    closed, *_ = decider.decide(there, decider.fold(past))
    assert isinstance(closed, say.ScoringClosed)
    assert closed.set_aside == (BINH,)


def test_without_its_chair_the_session_decides_nothing() -> None:
    past: list[say.Event] = [opened, handed_out, *(submitted(member, 60) for member in FIVE)]
    without = replace(closing(ALL_AT_60), bench=held(*(set(FIVE) - {CHAIR})))
    check(decider, given=past, when=without, then=no.ChairIsAbsent)


def test_tourism_is_visited_before_it_is_scored() -> None:
    tourism = replace(opened, visits_first=True)
    check(decider, given=[tourism, handed_out], when=submitting(BINH, 60), then=no.NotVisitedYet)
    check(decider, given=[tourism, handed_out], when=visit, then=[visited])
    check(decider, given=[tourism, handed_out, visited], when=visit, then=[])
    given = [tourism, handed_out, visited]
    check(decider, given=given, when=submitting(BINH, 60), then=[submitted(BINH, 60)])


def test_what_may_reach_three_stars_is_judged_again_with_test_results() -> None:
    *_, closed = after_the_first()
    assert isinstance(closed, say.FirstSittingClosed)
    assert (closed.average, closed.band, len(closed.sheets)) == (60, 3, 5)
    state = decider.fold(after_the_first())
    assert isinstance(state, Scoring)
    assert (state.sitting, dict(state.sheets), state.handed_out) == (2, {}, None)


def test_what_does_not_reach_three_stars_is_rated_at_the_first_sitting() -> None:
    totals = dict.fromkeys(FIVE, 45)
    past: list[say.Event] = [twice, handed_out, *(submitted(member, 45) for member in FIVE)]
    events = decider.decide(of_2019(closing(totals)), decider.fold(past))
    assert [type(event) for event in events] == [say.ScoringClosed, say.ProductRated]


def test_the_second_sitting_waits_for_test_results() -> None:
    past: list[say.Event] = [*after_the_first(), replace(handed_out, sitting=2)]
    check(decider, given=past, when=submitting(BINH, 70), then=no.TestsAwaited)
    check(decider, given=past, when=receive, then=[received])
    check(decider, given=[*past, received], when=receive, then=[])
    given = [*past, received]
    check(decider, given=given, when=submitting(BINH, 70), then=[submitted(BINH, 70)])


def test_before_the_second_sitting_there_are_no_test_results() -> None:
    check(decider, given=[twice], when=receive, then=no.NoSecondSitting)


def test_the_second_sitting_decides() -> None:
    past: list[say.Event] = [*after_the_first(), replace(handed_out, sitting=2), received]
    past += [submitted(member, 75) for member in FIVE]
    totals = dict.fromkeys(FIVE, 75)
    _, result, *_ = decider.decide(of_2019(closing(totals)), decider.fold(past))
    assert isinstance(result, say.ProductRated)
    assert result.average == 75


def test_where_the_regulation_only_records_it_a_wide_spread_stops_nothing() -> None:
    records = replace(opened, regulation=replace(opened.regulation, beyond_spread=BeyondSpread.RECORD))
    past: list[say.Event] = [
        records,
        handed_out,
        *(submitted(member, 60) for member in FIVE[1:]),
        submitted(CHAIR, 75),
    ]
    closed, *_ = decider.decide(closing({**ALL_AT_60, CHAIR: 75}), decider.fold(past))
    assert isinstance(closed, say.ScoringClosed)
    assert closed.spread == 15


def test_where_the_regulation_asks_for_a_discussion_only_nobody_must_score_again() -> None:
    talks = replace(opened, regulation=replace(opened.regulation, beyond_spread=BeyondSpread.DISCUSS))
    past: list[say.Event] = [
        talks,
        handed_out,
        *(submitted(member, 60) for member in FIVE[1:]),
        submitted(CHAIR, 75),
    ]
    closes = closing({**ALL_AT_60, CHAIR: 75})
    past += decider.decide(closes, decider.fold(past))
    check(decider, given=past, when=closes, then=no.DiscussionNeeded)
    past += decider.decide(discuss, decider.fold(past))
    assert [type(e) for e in decider.decide(closes, decider.fold(past))][:1] == [say.ScoringClosed]


@pytest.mark.parametrize("command", [check_it, hand_out, visit, receive, call])
def test_after_the_rating_nothing_is_prepared(command: ask.Command) -> None:
    check(decider, given=rated(ALL_AT_60), when=command, then=no.ScoringHasClosed)


@pytest.mark.parametrize("command", [check_it, hand_out, visit, receive, call])
def test_what_was_never_opened_is_not_prepared(command: ask.Command) -> None:
    check(decider, when=command, then=NotFound)
