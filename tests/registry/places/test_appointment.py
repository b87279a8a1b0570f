"""Appointments: a person, a role, an office, a unit and the days between."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from services.registry.places.domain.appointment import (
    AlreadyAppointed,
    AlreadyEnded,
    Appoint,
    AppointmentEnded,
    Command,
    EndAppointment,
    Event,
    OfficerAppointed,
    Role,
    decider,
)
from services.registry.places.domain.days import EndsBeforeItStarts
from tests.registry.story import COMMITTEE, COMMUNE, JANUARY, JUNE, MARCH, OFFICER, sealed

appoint = Appoint(
    appointment=OFFICER,
    person="person-lan",
    role=Role.COMMUNE_OFFICER,
    office=COMMITTEE,
    unit=COMMUNE,
    since=JANUARY,
    until=None,
    subject=sealed("lan"),
)
appointed = OfficerAppointed(
    appointment=OFFICER,
    person="person-lan",
    role="commune-officer",
    office=COMMITTEE,
    unit=COMMUNE,
    since=JANUARY,
    until=None,
    subject=sealed("lan"),
)
end = EndAppointment(appointment=OFFICER, on=JUNE)
ended = AppointmentEnded(appointment=OFFICER, ended_on=JUNE)


def test_a_person_is_appointed() -> None:
    check(decider, when=appoint, then=[appointed])


def test_appointing_twice_changes_nothing_although_the_seal_is_another() -> None:
    again = replace(appoint, subject=sealed("lan", nonce=b"m" * 12))
    check(decider, given=[appointed], when=again, then=[])


def test_an_id_stands_for_one_appointment() -> None:
    check(decider, given=[appointed], when=replace(appoint, person="person-mai"), then=AlreadyAppointed)
    check(decider, given=[appointed], when=replace(appoint, role=Role.CHAIRMAN), then=AlreadyAppointed)


def test_an_appointment_does_not_end_before_it_starts() -> None:
    check(decider, when=replace(appoint, until=date(2024, 1, 7)), then=EndsBeforeItStarts)
    early = EndAppointment(appointment=OFFICER, on=date(2024, 1, 7))
    check(decider, given=[appointed], when=early, then=EndsBeforeItStarts)


def test_an_appointment_ends() -> None:
    check(decider, given=[appointed], when=end, then=[ended])


def test_ending_it_twice_changes_nothing() -> None:
    check(decider, given=[appointed, ended], when=end, then=[])


def test_an_end_is_not_moved() -> None:
    check(decider, given=[appointed, ended], when=replace(end, on=MARCH), then=AlreadyEnded)


def test_what_was_never_begun_does_not_end() -> None:
    check(decider, when=EndAppointment(appointment=UUID(int=9), on=JUNE), then=NotFound)


@given(st.lists(st.sampled_from([appoint, end, replace(end, on=MARCH)]), max_size=8))
def test_in_any_order_of_requests_it_begins_and_ends_at_most_once(asked: list[Command]) -> None:
    facts: list[Event] = []
    for command in asked:
        try:
            facts += decider.decide(command, decider.fold(facts))
        except Refused:
            continue
    assert [type(f) for f in facts] in ([], [OfficerAppointed], [OfficerAppointed, AppointmentEnded])
