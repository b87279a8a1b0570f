"""Producers: registered once, amended, represented by persons whose names are sealed, closed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from services.registry.places.domain.days import EarlierThanKnown
from services.registry.producers.domain.commands import (
    AmendProducer,
    CloseProducer,
    Command,
    EndRepresentation,
    NameRepresentative,
    RegisterProducer,
)
from services.registry.producers.domain.events import (
    AccountLinked,
    Event,
    ProducerAmended,
    ProducerClosed,
    ProducerRegistered,
    RepresentationEnded,
    RepresentativeNamed,
)
from services.registry.producers.domain.kind import ProducerKind
from services.registry.producers.domain.refusals import (
    AlreadyRepresents,
    NoSuchRepresentation,
    NumberNeeded,
    ProducerExists,
    ProducerIsClosed,
)
from services.registry.producers.domain.rules import decider, require_open
from tests.registry.story import COMMUNE, HONEY_COOP, JANUARY, JUNE, MARCH, REPRESENTATION, sealed

LAN, MAI = "person-lan", "person-mai"

register = RegisterProducer(
    producer=HONEY_COOP,
    name="HTX Mật ong Suối Mơ",
    kind=ProducerKind.COOPERATIVE,
    unit=COMMUNE,
    tax_hash="ab12",
    contact=sealed("tel 1"),
    on=JANUARY,
)
registered = ProducerRegistered(
    producer=HONEY_COOP,
    name="HTX Mật ong Suối Mơ",
    kind=ProducerKind.COOPERATIVE,
    unit=COMMUNE,
    tax_hash="ab12",
    contact=sealed("tel 1"),
    registered_on=JANUARY,
)
rename = AmendProducer(producer=HONEY_COOP, name="HTX Ong Suối Mơ", on=MARCH)
amended = ProducerAmended(
    producer=HONEY_COOP,
    name="HTX Ong Suối Mơ",
    kind=ProducerKind.COOPERATIVE,
    unit=COMMUNE,
    tax_hash="ab12",
    contact=sealed("tel 1"),
    amended_on=MARCH,
)
name_lan = NameRepresentative(
    producer=HONEY_COOP,
    person=LAN,
    appointment=REPRESENTATION,
    name=sealed("Lan"),
    subject=sealed("lan"),
    on=MARCH,
)
lan_named = RepresentativeNamed(
    producer=HONEY_COOP, person=LAN, appointment=REPRESENTATION, name=sealed("Lan"), named_on=MARCH
)
lan_linked = AccountLinked(producer=HONEY_COOP, person=LAN, subject=sealed("lan"), linked_on=MARCH)
end_lan = EndRepresentation(producer=HONEY_COOP, appointment=REPRESENTATION, on=JUNE)
lan_ended = RepresentationEnded(producer=HONEY_COOP, person=LAN, appointment=REPRESENTATION, ended_on=JUNE)
close = CloseProducer(producer=HONEY_COOP, reason="giải thể", on=JUNE)
closed = ProducerClosed(producer=HONEY_COOP, reason="giải thể", closed_on=JUNE)


def test_a_producer_is_registered() -> None:
    check(decider, when=register, then=[registered])


def test_registering_twice_changes_nothing_although_the_seal_is_another() -> None:
    again = replace(register, contact=sealed("tel 1", nonce=b"m" * 12))
    check(decider, given=[registered], when=again, then=[])


def test_an_id_stands_for_one_producer() -> None:
    check(decider, given=[registered], when=replace(register, name="HTX Khác"), then=ProducerExists)


@pytest.mark.parametrize("kind", [k for k in ProducerKind if k is not ProducerKind.COOPERATIVE_GROUP])
def test_only_a_cooperative_group_may_lack_a_number(kind: ProducerKind) -> None:
    check(decider, when=replace(register, kind=kind, tax_hash=None), then=NumberNeeded)


def test_a_cooperative_group_is_registered_without_a_number() -> None:
    group = ProducerKind.COOPERATIVE_GROUP
    check(
        decider,
        when=replace(register, kind=group, tax_hash=None),
        then=[replace(registered, kind=group, tax_hash=None)],
    )


def test_a_producer_is_amended() -> None:
    check(decider, given=[registered], when=rename, then=[amended])


def test_amending_twice_changes_nothing() -> None:
    check(decider, given=[registered, amended], when=replace(rename, on=JUNE), then=[])


def test_the_same_contact_sealed_anew_is_no_change() -> None:
    again = AmendProducer(producer=HONEY_COOP, contact=sealed("tel 1", nonce=b"m" * 12), on=MARCH)
    check(decider, given=[registered], when=again, then=[])


def test_a_representative_is_named_and_the_account_linked() -> None:
    check(decider, given=[registered], when=name_lan, then=[lan_named, lan_linked])


def test_naming_twice_changes_nothing() -> None:
    check(decider, given=[registered, lan_named, lan_linked], when=name_lan, then=[])


def test_naming_twice_changes_nothing_although_the_seal_is_another() -> None:
    again = replace(name_lan, name=sealed("Lan", nonce=b"m" * 12))
    check(decider, given=[registered, lan_named, lan_linked], when=again, then=[])


def test_naming_the_same_person_otherwise_is_refused() -> None:
    otherwise = replace(name_lan, name=sealed("Lan Anh"))
    check(decider, given=[registered, lan_named, lan_linked], when=otherwise, then=AlreadyRepresents)


def test_a_representation_ends() -> None:
    check(decider, given=[registered, lan_named, lan_linked], when=end_lan, then=[lan_ended])


def test_ending_a_representation_twice_changes_nothing() -> None:
    check(decider, given=[registered, lan_named, lan_linked, lan_ended], when=end_lan, then=[])


def test_what_was_never_begun_does_not_end() -> None:
    check(decider, given=[registered], when=end_lan, then=NoSuchRepresentation)


def test_a_person_represents_a_producer_by_one_appointment() -> None:
    another = replace(name_lan, appointment=UUID(int=0x23))
    check(decider, given=[registered, lan_named, lan_linked], when=another, then=AlreadyRepresents)


def test_a_former_representative_is_named_again_without_a_second_link() -> None:
    again = replace(name_lan, appointment=UUID(int=0x23), on=JUNE)
    named = replace(lan_named, appointment=UUID(int=0x23), named_on=JUNE)
    check(decider, given=[registered, lan_named, lan_linked, lan_ended], when=again, then=[named])


def test_a_producer_closes() -> None:
    check(decider, given=[registered], when=close, then=[closed])


def test_closing_twice_changes_nothing() -> None:
    check(decider, given=[registered, closed], when=close, then=[])


def test_closing_for_another_reason_is_refused() -> None:
    otherwise = replace(close, reason="chuyển ngành")
    check(decider, given=[registered, closed], when=otherwise, then=ProducerIsClosed)


@pytest.mark.parametrize("command", [rename, name_lan])
def test_a_closed_producer_does_not_change(command: Command) -> None:
    check(decider, given=[registered, closed], when=command, then=ProducerIsClosed)


@pytest.mark.parametrize("command", [rename, name_lan, end_lan, close])
def test_an_unknown_producer_does_not_change(command: Command) -> None:
    check(decider, when=command, then=NotFound)


def test_changes_come_in_the_order_of_their_days() -> None:
    early = replace(rename, name="HTX", on=date(2024, 1, 7))
    check(decider, given=[registered], when=early, then=EarlierThanKnown)


def test_only_a_representative_of_today_is_one() -> None:
    state = decider.fold([registered, lan_named, lan_linked])
    assert state is not None
    assert state.representatives == {LAN: lan_named}
    former = decider.fold([lan_ended], state)
    assert former is not None
    assert former.representatives == {}


def test_nothing_is_done_for_a_closed_producer() -> None:
    state = decider.fold([registered])
    assert state is not None
    require_open(state)
    gone = decider.fold([closed], state)
    assert gone is not None
    with pytest.raises(ProducerIsClosed):
        require_open(gone)


asks = st.sampled_from([register, rename, name_lan, end_lan, close, replace(name_lan, person=MAI)])


@given(st.lists(asks, max_size=15))
def test_in_any_order_of_requests_nobody_acts_who_was_not_named(asked: list[Command]) -> None:
    facts: list[Event] = []
    for command in asked:
        try:
            facts += decider.decide(command, decider.fold(facts))
        except Refused:
            continue
        assert list(decider.decide(command, decider.fold(facts))) == []
    state = decider.fold(facts)
    named = {f.person for f in facts if isinstance(f, RepresentativeNamed)}
    assert state is None or state.representatives.keys() <= named <= state.accounts
    assert sum(isinstance(f, ProducerRegistered) for f in facts) <= 1
    closing = [i for i, f in enumerate(facts) if isinstance(f, ProducerClosed)]
    assert closing in ([], [len(facts) - 1])
