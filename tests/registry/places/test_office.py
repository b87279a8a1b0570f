"""Offices: at work from a day on, renamed, succeeded, dissolved, and readable for ever."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refused
from kernel.testing import check
from services.registry.places.domain.days import EarlierThanKnown
from services.registry.places.domain.office import (
    Command,
    DissolveOffice,
    EstablishOffice,
    Event,
    NoSuchOffice,
    OfficeDissolved,
    OfficeEnded,
    OfficeEstablished,
    OfficeExists,
    OfficeKind,
    OfficeRenamed,
    OfficeSucceeded,
    OwnSuccessor,
    RenameOffice,
    SucceedOffice,
    decider,
)
from tests.registry.story import COMMITTEE, DISTRICT, JANUARY, JUNE, MARCH

PROVINCIAL = UUID(int=0x13)

establish = EstablishOffice(
    office=COMMITTEE,
    name="UBND huyện mẫu",
    kind=OfficeKind.PEOPLES_COMMITTEE,
    unit=DISTRICT,
    since=JANUARY,
)
established = OfficeEstablished(
    office=COMMITTEE,
    name="UBND huyện mẫu",
    kind=OfficeKind.PEOPLES_COMMITTEE,
    unit=DISTRICT,
    since=JANUARY,
)
rename = RenameOffice(office=COMMITTEE, name="UBND thị xã mẫu", on=MARCH)
renamed = OfficeRenamed(office=COMMITTEE, name="UBND thị xã mẫu", on=MARCH)
succeed = SucceedOffice(office=COMMITTEE, by=PROVINCIAL, on=JUNE)
succeeded = OfficeSucceeded(office=COMMITTEE, by=PROVINCIAL, on=JUNE)
dissolve = DissolveOffice(office=COMMITTEE, on=JUNE)
dissolved = OfficeDissolved(office=COMMITTEE, on=JUNE)

CHANGES: list[tuple[Command, Event]] = [(rename, renamed), (succeed, succeeded), (dissolve, dissolved)]


def test_an_office_is_established() -> None:
    check(decider, when=establish, then=[established])


def test_establishing_it_twice_changes_nothing() -> None:
    check(decider, given=[established], when=establish, then=[])


def test_an_id_stands_for_one_office() -> None:
    other = EstablishOffice(
        office=COMMITTEE, name="Báo mẫu", kind=OfficeKind.PRESS, unit=DISTRICT, since=JANUARY
    )
    check(decider, given=[established], when=other, then=OfficeExists)


@pytest.mark.parametrize(("command", "event"), CHANGES)
def test_an_office_changes(command: Command, event: Event) -> None:
    check(decider, given=[established], when=command, then=[event])


@pytest.mark.parametrize(("command", "event"), CHANGES)
def test_asked_twice_nothing_changes(command: Command, event: Event) -> None:
    check(decider, given=[established, event], when=command, then=[])


@pytest.mark.parametrize(("command", "_event"), CHANGES)
def test_an_unknown_office_does_not_change(command: Command, _event: Event) -> None:
    check(decider, when=command, then=NoSuchOffice)


def test_an_office_that_ended_does_not_change() -> None:
    check(decider, given=[established, succeeded], when=rename, then=OfficeEnded)
    check(decider, given=[established, succeeded], when=dissolve, then=OfficeEnded)
    check(decider, given=[established, dissolved], when=succeed, then=OfficeEnded)


@pytest.mark.parametrize(("command", "event"), [(succeed, succeeded), (dissolve, dissolved)])
def test_an_office_ends_on_one_day_only(command: Command, event: Event) -> None:
    other_day = replace(command, on=JUNE + timedelta(days=1))
    check(decider, given=[established, event], when=other_day, then=OfficeEnded)


def test_a_name_does_not_hold_before_the_day_that_is_known() -> None:
    earlier = replace(rename, on=MARCH - timedelta(days=1))
    check(decider, given=[established, renamed], when=earlier, then=EarlierThanKnown)


def test_an_office_does_not_succeed_itself() -> None:
    itself = SucceedOffice(office=COMMITTEE, by=COMMITTEE, on=JUNE)
    check(decider, given=[established], when=itself, then=OwnSuccessor)


def test_changes_come_in_the_order_of_their_days() -> None:
    early = RenameOffice(office=COMMITTEE, name="UBND", on=date(2023, 1, 1))
    check(decider, given=[established], when=early, then=EarlierThanKnown)


def test_an_office_stands_from_its_first_day_until_the_day_before_its_end() -> None:
    state = decider.fold([established, dissolved])
    assert state is not None
    assert not state.stands(date(2024, 1, 7))
    assert state.stands(JANUARY)
    assert state.stands(date(2024, 6, 2))
    assert not state.stands(JUNE)


@given(st.lists(st.sampled_from([establish, rename, succeed, dissolve]), max_size=12))
def test_in_any_order_of_requests_an_office_ends_at_most_once(asked: list[Command]) -> None:
    facts: list[Event] = []
    for command in asked:
        try:
            facts += decider.decide(command, decider.fold(facts))
        except Refused:
            continue
        assert list(decider.decide(command, decider.fold(facts))) == []
    assert sum(isinstance(f, OfficeSucceeded | OfficeDissolved) for f in facts) <= 1
    assert sum(isinstance(f, OfficeEstablished) for f in facts) <= 1
