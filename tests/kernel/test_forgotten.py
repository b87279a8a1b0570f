"""Whoever follows CONTRIBUTING and leaves out a piece is told by a test or at the start, not by a 500."""

from collections.abc import Sequence
from enum import Enum, auto

import pytest
from ocop.kernel.v1 import reservation_pb2

from kernel.codec import Codec
from kernel.decider import Decider
from kernel.mapping import Incomplete
from kernel.record import record
from kernel.reservation import Released, Reserved
from kernel.testing import check


@record
class Open:
    shop: str


@record
class Close:
    shop: str


@record
class ShopOpened:
    shop: str


@record
class ShopClosed:
    shop: str


type Event = ShopOpened


class State(Enum):
    SHUT = auto()
    OPEN = auto()


def decide(command: Open | Close, state: State) -> Sequence[Event]:
    match command, state:
        case Open() as c, State.SHUT:
            return [ShopOpened(shop=c.shop)]
        case Close() as c, State.OPEN:
            # The piece that is left out: `Event` does not name it.
            return [ShopClosed(shop=c.shop)]  # pyright: ignore[reportReturnType] - that is what is tested
        case Open(), State.OPEN:
            return []
        case Close(), State.SHUT:
            return []


def evolve(_: State, event: Event) -> State:
    match event:
        case ShopOpened():
            return State.OPEN


shops = Decider(category="shop", initial=State.SHUT, decide=decide, evolve=evolve)


def test_an_event_that_the_union_lacks_fails_the_test_of_its_command() -> None:
    check(shops, when=Open(shop="honey"), then=[ShopOpened(shop="honey")])
    with pytest.raises(TypeError, match="ShopClosed does not belong in shop"):
        check(
            shops,
            given=[ShopOpened(shop="honey")],
            when=Close(shop="honey"),
            then=[ShopClosed(shop="honey")],  # pyright: ignore[reportArgumentType] - as its author would write it
        )


def test_a_fact_of_another_aggregate_fails_the_test_that_starts_from_it() -> None:
    with pytest.raises(TypeError, match="Reserved does not belong in shop"):
        check(shops, given=[Reserved(name="a", holder="b")], when=Open(shop="honey"), then=[])  # pyright: ignore[reportArgumentType] - that is what is tested


def test_an_event_without_a_message_stops_the_service_at_its_start() -> None:
    with pytest.raises(Incomplete, match="ShopOpened: no message of this name"):
        Codec(messages=[reservation_pb2], says=[Reserved, Released, *shops.events])
