"""Whatever order the facts are heard in, and however often, the shelf shows the same in the end."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from services.trade.catalogue.domain.certificate import Certificate, End, Ending
from services.trade.catalogue.domain.offer import (
    Command,
    DescribeOffer,
    Event,
    NoSuchOffer,
    NoteCertificate,
    NoteCertificateEnd,
    NoteLastDay,
    OfferPublished,
    OfferWithdrawn,
    State,
    WithdrawOffer,
    decider,
)
from tests.trade.story import HONEY, HONEY_JAR, certificate, superseded

describe = DescribeOffer(offer=HONEY, description=HONEY_JAR)


@st.composite
def histories(draw: st.DrawFn) -> list[Command]:
    """A product's certificates one after the other, as evaluation gives them: one at a time is live."""
    day = date(2018, 6, 1)
    told: list[Command] = []
    last: Certificate | None = None
    for number in range(draw(st.integers(min_value=1, max_value=4))):
        day += timedelta(days=draw(st.integers(min_value=1, max_value=900)))
        issued = certificate(number, stars=draw(st.integers(3, 5)), on=day)
        told.append(NoteCertificate(offer=HONEY, certificate=issued))
        if last is not None:
            told.append(NoteCertificateEnd(offer=HONEY, certificate=last.certificate, end=superseded(issued)))
        ending = draw(st.sampled_from([None, Ending.EXPIRED, Ending.REVOKED]))
        if ending is None:
            last = issued
            continue
        last = None
        if draw(st.booleans()):
            told += extended(issued, draw(st.integers(0, 180)))
            day = issued.valid_until + timedelta(days=180)
        day += timedelta(days=draw(st.integers(min_value=0, max_value=900)) + 1)
        end = End(ending=ending, on=day)
        told.append(NoteCertificateEnd(offer=HONEY, certificate=issued.certificate, end=end))
        day += timedelta(days=1)
    return told


def extended(issued: Certificate, days: int) -> list[Command]:
    """It expired before it was extended by 180 days, and then a result came after fewer of them."""
    expired = End(ending=Ending.EXPIRED, on=issued.valid_until + timedelta(days=1))
    of = issued.certificate
    return [
        NoteCertificateEnd(offer=HONEY, certificate=of, end=expired),
        NoteLastDay(offer=HONEY, certificate=of, last_day=issued.valid_until + timedelta(days=180)),
        NoteLastDay(offer=HONEY, certificate=of, last_day=issued.valid_until + timedelta(days=days)),
    ]


def asked(command: Command, state: State) -> Sequence[Event]:
    """What is decided; a withdrawal that comes before the description is refused, which changes nothing."""
    try:
        return decider.decide(command, state)
    except NoSuchOffer:
        return []


def heard(commands: Sequence[Command]) -> tuple[State, list[Event]]:
    state = decider.initial
    past: list[Event] = []
    for command in commands:
        decided = asked(command, state)
        past += decided
        state = decider.fold(decided, state)
    return state, past


@settings(max_examples=500, deadline=None)
@given(history=histories(), order=st.randoms(use_true_random=False))
def test_the_shelf_shows_the_same_in_the_end(history: list[Command], order: Random) -> None:
    told = [*history, describe, *history]
    in_order, _ = heard([describe, *history])
    for _ in range(4):
        shuffled = list(told)
        order.shuffle(shuffled)
        assert heard(shuffled)[0].published == in_order.published


@settings(max_examples=500, deadline=None)
@given(history=histories(), order=st.randoms(use_true_random=False))
def test_nothing_is_on_the_shelf_under_a_certificate_known_to_be_over(
    history: list[Command], order: Random
) -> None:
    told = [*history, describe, WithdrawOffer(offer=HONEY, on=date(2024, 1, 1)), describe]
    order.shuffle(told)
    state = decider.initial
    for command in told:
        state = decider.fold(asked(command, state), state)
        if state.published is not None:
            shown = state.published[1].certificate
            assert state.known.end_of(shown) is None or state.known.awaits_successor(shown)


@settings(max_examples=300, deadline=None)
@given(history=histories(), order=st.randoms(use_true_random=False))
def test_every_word_to_the_public_has_a_higher_version_than_the_last(
    history: list[Command], order: Random
) -> None:
    told = [*history, describe, WithdrawOffer(offer=HONEY, on=date(2024, 1, 1)), describe, *history]
    order.shuffle(told)
    _, past = heard(told)
    versions = [e.certificate_version for e in past if isinstance(e, OfferPublished | OfferWithdrawn)]
    assert versions == list(range(1, len(versions) + 1))


@settings(max_examples=300, deadline=None)
@given(history=histories(), order=st.randoms(use_true_random=False))
def test_everything_asked_again_changes_nothing(history: list[Command], order: Random) -> None:
    told = [*history, describe]
    order.shuffle(told)
    state, _ = heard(told)
    for command in told:
        assert list(decider.decide(command, state)) == []
