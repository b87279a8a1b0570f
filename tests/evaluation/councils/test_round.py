"""Rounds: dossiers enrolled between two dates."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.level import Level
from services.evaluation.councils.domain import round as r
from services.evaluation.refusals import AlreadyWrittenOtherwise

FIRST_QUARTER = UUID(int=1)
HONEY_DOSSIER = UUID(int=2)
HONEY = UUID(int=3)
DUE = date(2024, 3, 15)

open_round = r.OpenRound(
    round=FIRST_QUARTER,
    office=UUID(int=9),
    unit="395",
    level=Level.DISTRICT,
    name="Đợt 1",
    opened_on=date(2024, 2, 1),
    dossiers_due=DUE,
    results_due=date(2024, 4, 30),
)
opened = r.RoundOpened(
    round=FIRST_QUARTER,
    office=UUID(int=9),
    unit="395",
    level=Level.DISTRICT,
    name="Đợt 1",
    opened_on=date(2024, 2, 1),
    dossiers_due=DUE,
    results_due=date(2024, 4, 30),
)
enrol = r.EnrolDossier(round=FIRST_QUARTER, dossier=HONEY_DOSSIER, product=HONEY, received_on=DUE)
enrolled = r.DossierEnrolled(round=FIRST_QUARTER, dossier=HONEY_DOSSIER, product=HONEY)
close = r.CloseRound(round=FIRST_QUARTER, closed_on=date(2024, 4, 30))
closed = r.RoundClosed(round=FIRST_QUARTER, closed_on=date(2024, 4, 30))


def test_a_round_opens() -> None:
    check(r.decider, when=open_round, then=[opened])


def test_opening_it_twice_changes_nothing() -> None:
    check(r.decider, given=[opened], when=open_round, then=[])


def test_the_same_id_can_not_stand_for_another_round() -> None:
    check(r.decider, given=[opened], when=replace(open_round, name="Đợt 2"), then=AlreadyWrittenOtherwise)


@pytest.mark.parametrize("due", [date(2024, 1, 31), date(2024, 5, 1)])
def test_dossiers_fall_due_between_opening_and_results(due: date) -> None:
    check(r.decider, when=replace(open_round, dossiers_due=due), then=r.DueDatesReversed)


def test_a_dossier_is_enrolled_on_the_last_day() -> None:
    check(r.decider, given=[opened], when=enrol, then=[enrolled])


def test_enrolling_it_twice_changes_nothing() -> None:
    check(r.decider, given=[opened, enrolled], when=enrol, then=[])


def test_a_dossier_that_came_late_waits_for_the_next_round() -> None:
    late = replace(enrol, received_on=date(2024, 3, 16))
    check(r.decider, given=[opened], when=late, then=r.TooLateForTheRound)


def test_a_closed_round_takes_no_dossier() -> None:
    check(r.decider, given=[opened, closed], when=enrol, then=r.RoundHasClosed)


def test_a_round_closes() -> None:
    check(r.decider, given=[opened], when=close, then=[closed])


def test_closing_it_twice_changes_nothing() -> None:
    check(r.decider, given=[opened, closed], when=close, then=[])


def test_a_round_is_not_closed_again_on_another_day() -> None:
    again = replace(close, closed_on=date(2024, 5, 2))
    check(r.decider, given=[opened, closed], when=again, then=r.RoundHasClosed)


@pytest.mark.parametrize("command", [enrol, close])
def test_nothing_happens_to_a_round_that_is_not_there(command: r.Command) -> None:
    check(r.decider, when=command, then=NotFound)


def test_a_dossier_is_of_the_round_only_once_it_is_enrolled() -> None:
    state = r.decider.fold([opened, enrolled])
    assert state is not None
    state.require(HONEY_DOSSIER)
    with pytest.raises(r.NotEnrolled):
        state.require(UUID(int=77))


@given(
    st.lists(st.sampled_from([open_round, enrol, replace(enrol, dossier=UUID(int=5)), close]), max_size=12)
)
def test_in_any_order_nothing_is_enrolled_after_closing(commands: list[r.Command]) -> None:
    events: list[r.Event] = []
    for command in commands:
        try:
            decided = r.decider.decide(command, r.decider.fold(events))
        except Refused:
            continue
        events += decided
    ends = [i for i, e in enumerate(events) if isinstance(e, r.RoundClosed)]
    assert len(ends) <= 1
    assert not ends or ends[0] == len(events) - 1
    dossiers = [e.dossier for e in events if isinstance(e, r.DossierEnrolled)]
    assert len(dossiers) == len(set(dossiers))
