"""Sessions of a round: scheduled, moved, held; and rounds as the law of 2026 has them."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.errors import NotFound
from kernel.testing import check
from law.calendar import rounds_of
from law.generations import law_named
from law.level import Level
from services.evaluation.councils.domain import round as r
from services.evaluation.councils.domain.council_refusals import NotOfTheCouncil

ROUND, SESSION, COUNCIL, RICE, TEA = (UUID(int=n) for n in range(1, 6))
SPRING, _ = rounds_of(law_named("R6"), Level.PROVINCE, 2027)
opening = r.OpenRound(
    round=ROUND,
    office=COUNCIL,
    unit="38",
    level=Level.PROVINCE,
    name="Đợt 1 năm 2027",
    opened_on=date(2027, 3, 1),
    dossiers_due=SPRING.dossiers_due,
    results_due=SPRING.results_due,
    of_the_law=SPRING,
    law_has_rounds=True,
)
opened = r.RoundOpened(
    round=ROUND,
    office=COUNCIL,
    unit="38",
    level=Level.PROVINCE,
    name="Đợt 1 năm 2027",
    opened_on=date(2027, 3, 1),
    dossiers_due=SPRING.dossiers_due,
    results_due=SPRING.results_due,
    number=1,
)
enrolled = r.DossierEnrolled(round=ROUND, dossier=RICE, product=TEA)
schedule = r.ScheduleSession(
    round=ROUND,
    session=SESSION,
    council=COUNCIL,
    planned_on=date(2027, 5, 12),
    place="UBND tỉnh",
    sitting=1,
    dossiers=frozenset({RICE}),
)
scheduled = r.SessionScheduled(
    round=ROUND,
    session=SESSION,
    council=COUNCIL,
    planned_on=date(2027, 5, 12),
    place="UBND tỉnh",
    sitting=1,
    dossiers=(RICE,),
)
hold = r.HoldSession(
    round=ROUND,
    session=SESSION,
    held_on=date(2027, 5, 12),
    present=frozenset({"person-an"}),
    seats=frozenset({"person-an", "person-binh"}),
)
held = r.SessionHeld(
    round=ROUND, session=SESSION, council=COUNCIL, held_on=date(2027, 5, 12), present=("person-an",)
)


def test_a_round_of_the_law_keeps_its_days() -> None:
    check(r.decider, when=opening, then=[opened])
    late = replace(opening, results_due=date(2027, 6, 30))
    check(r.decider, when=late, then=r.LaterThanTheLaw)


def test_a_round_beside_them_rests_on_regulation_and_plan() -> None:
    extra = replace(opening, of_the_law=None)
    check(r.decider, when=extra, then=r.ExtraRoundUnfounded)
    check(r.decider, when=replace(extra, plan="20/KH"), then=r.ExtraRoundUnfounded)
    founded = replace(extra, plan="20/KH", regulation="13/QC")
    then = replace(opened, number=None, plan="20/KH", regulation="13/QC")
    check(r.decider, when=founded, then=[then])


def test_a_session_is_scheduled_for_dossiers_of_the_round() -> None:
    check(r.decider, given=[opened, enrolled], when=schedule, then=[scheduled])
    check(r.decider, given=[opened], when=schedule, then=r.NotEnrolled)


def test_scheduling_it_twice_changes_nothing_and_another_day_moves_it() -> None:
    given = [opened, enrolled, scheduled]
    check(r.decider, given=given, when=schedule, then=[])
    moved = replace(schedule, planned_on=date(2027, 5, 14))
    check(r.decider, given=given, when=moved, then=[replace(scheduled, planned_on=date(2027, 5, 14))])


def test_a_session_does_not_precede_its_round() -> None:
    early = replace(schedule, planned_on=date(2027, 2, 28))
    check(r.decider, given=[opened, enrolled], when=early, then=r.SessionBeforeRound)


def test_who_came_is_recorded_and_again_for_whoever_comes_late() -> None:
    given = [opened, enrolled, scheduled]
    check(r.decider, given=given, when=hold, then=[held])
    check(r.decider, given=[*given, held], when=hold, then=[])
    both = replace(hold, present=hold.seats)
    then = [replace(held, present=("person-an", "person-binh"))]
    check(r.decider, given=[*given, held], when=both, then=then)


def test_only_members_of_the_council_are_present() -> None:
    stranger = replace(hold, present=frozenset({"person-stranger"}))
    check(r.decider, given=[opened, enrolled, scheduled], when=stranger, then=NotOfTheCouncil)


def test_what_was_held_is_not_moved() -> None:
    moved = replace(schedule, planned_on=date(2027, 5, 14))
    check(r.decider, given=[opened, enrolled, scheduled, held], when=moved, then=r.SessionWasHeld)


def test_what_was_never_scheduled_is_not_held() -> None:
    check(r.decider, given=[opened], when=hold, then=NotFound)
    check(r.decider, when=hold, then=NotFound)
    check(r.decider, when=schedule, then=NotFound)


def test_a_closed_round_takes_no_more_sessions() -> None:
    closed = r.RoundClosed(round=ROUND, closed_on=date(2027, 6, 29))
    check(r.decider, given=[opened, enrolled, closed], when=schedule, then=r.RoundHasClosed)


def test_the_session_scheduled_last_for_a_sitting_is_that_of_the_dossier() -> None:
    second = replace(scheduled, session=UUID(int=9), sitting=2, planned_on=date(2027, 6, 1))
    again = replace(scheduled, session=UUID(int=10), planned_on=date(2027, 5, 20))
    state = r.decider.fold([opened, enrolled, scheduled, second, again, held])
    assert state is not None
    found = [state.session_of(RICE, sitting) for sitting in (1, 2)]
    assert [one and (one.planned_on, one.present) for one in found] == [
        (date(2027, 5, 20), None),
        (date(2027, 6, 1), None),
    ]
    assert state.session_of(TEA, 1) is None
