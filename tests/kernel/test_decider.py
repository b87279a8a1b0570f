"""A decider's events are those that its `evolve` says it takes; an event is listed once."""

from collections.abc import Sequence

import pytest

from kernel.decider import Decider
from kernel.record import record


@record
class Opened:
    pass


@record
class Moved:
    pass


@record
class Closed:
    pass


type Early = Opened | Moved
type Event = Early | Closed


def decide(command: str, state: int) -> Sequence[Event]:
    return [Opened()] if command and not state else []


def evolve(state: int, event: Event) -> int:
    return state + len(type(event).__name__)


def one(state: int, event: Closed) -> int:
    return state


def test_an_event_of_the_union_is_an_event_of_the_decider() -> None:
    assert Decider(category="door", initial=0, decide=decide, evolve=evolve).events == (Opened, Moved, Closed)


def test_a_decider_of_one_event_needs_no_union() -> None:
    def close(command: str, state: int) -> Sequence[Closed]:
        return [Closed()] if command and not state else []

    assert Decider(category="door", initial=0, decide=close, evolve=one).events == (Closed,)


def test_a_decider_whose_events_nobody_names_is_not_made() -> None:
    with pytest.raises(TypeError, match="does not name the events"):
        Decider[str, Event, int](category="door", initial=0, decide=decide, evolve=lambda state, _: state)
