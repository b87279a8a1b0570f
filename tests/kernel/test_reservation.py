"""There is only one of it: a name has one holder at a time, a series has no gap and no number twice."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refused
from kernel.reservation import (
    AlreadyReserved,
    Claimed,
    HeldByAnother,
    Release,
    Released,
    Reserve,
    Reserved,
    SerialTaken,
    TakeSerial,
    reservation,
    serial,
)
from kernel.testing import check

NAME = "tax-number/0312345678"
AN, BINH = "producer-an", "producer-binh"
CLAIMS = [kind(name=NAME, holder=holder) for kind in (Reserve, Release) for holder in (AN, BINH)]


def test_who_comes_first_holds_it() -> None:
    held = Reserved(name=NAME, holder=AN)
    check(reservation, when=Reserve(name=NAME, holder=AN), then=[held])
    check(reservation, given=[held], when=Reserve(name=NAME, holder=AN), then=[])
    check(reservation, given=[held], when=Reserve(name=NAME, holder=BINH), then=AlreadyReserved)


def test_only_its_holder_gives_it_up() -> None:
    held, given_up = Reserved(name=NAME, holder=AN), Released(name=NAME, holder=AN)
    check(reservation, given=[held], when=Release(name=NAME, holder=BINH), then=HeldByAnother)
    check(reservation, given=[held], when=Release(name=NAME, holder=AN), then=[given_up])
    check(reservation, given=[held, given_up], when=Release(name=NAME, holder=AN), then=[])
    check(
        reservation,
        given=[held, given_up],
        when=Reserve(name=NAME, holder=BINH),
        then=[Reserved(name=NAME, holder=BINH)],
    )


@given(st.lists(st.sampled_from(CLAIMS), max_size=20))
def test_in_any_order_it_has_one_holder_at_a_time(asked: Sequence[Reserve | Release]) -> None:
    past: list[Claimed] = []
    for claim in asked:
        try:
            past += reservation.decide(claim, reservation.fold(past))
        except Refused:
            continue
    assert [type(event) for event in past] == [Reserved, Released] * (len(past) // 2) + [Reserved] * (
        len(past) % 2
    )
    for taken, given_up in zip(past[::2], past[1::2], strict=False):
        assert taken.holder == given_up.holder


@given(st.lists(st.sampled_from(["dossier-a", "dossier-b", "dossier-c", "dossier-d"]), max_size=20))
def test_a_series_counts_without_a_gap_and_never_twice_for_one(holders: Sequence[str]) -> None:
    past: list[SerialTaken] = []
    for holder in holders:
        past += serial.decide(TakeSerial(series="commune-14500/2024", holder=holder), serial.fold(past))
    assert [event.number for event in past] == list(range(1, len(set(holders)) + 1))
    assert {event.holder for event in past} == set(holders)
