"""A decider says which events follow from a command, and what state follows from events."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from inspect import Parameter, signature
from typing import TypeAliasType, get_args


class OutOfOrder(Exception):
    """An event that nothing before it allows, such as one on an empty stream that is no beginning."""

    def __init__(self, event: object, state: object) -> None:
        before = "nothing" if state is None else type(state).__name__
        super().__init__(f"{type(event).__name__} does not follow {before}")


# Without slots: on Python 3.12 a frozen class with slots cannot be called as Decider[C, E, S](…).
@dataclass(frozen=True, kw_only=True)
class Decider[C, E, S]:
    """The rules of one kind of aggregate; its streams are named `category-id`.

    `events` are the classes of `Event`, read from what `evolve` says it takes: an event stands in
    one list only. Raises TypeError at construction where `evolve` does not name classes.
    `subject` names what an event is about to the outside (`ce_subject`), such as the product
    of a certificate; where it is absent the stream is its own subject.
    """

    category: str
    initial: S
    decide: Callable[[C, S], Sequence[E]]
    evolve: Callable[[S, E], S]
    subject: Callable[[E], str] | None = None
    events: tuple[type[E], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "events", _taken(self.evolve))

    def stream(self, identity: object) -> str:
        return f"{self.category}-{identity}"

    def own(self, event: object, stream: str) -> E:
        """The event as one of these; raises TypeError for one that does not belong in the stream."""
        if not isinstance(event, self.events):
            raise TypeError(f"{type(event).__name__} does not belong in {stream}")
        return event

    def about(self, event: object, stream: str) -> str:
        """What the event is about to the outside."""
        return stream if self.subject is None else self.subject(self.own(event, stream))

    def fold(self, events: Iterable[E], state: S | None = None) -> S:
        current = self.initial if state is None else state
        for event in events:
            current = self.evolve(current, event)
        return current


def begun[S](state: S | None, event: object) -> S:
    """The state that an event changes; raises OutOfOrder for an event on an empty stream."""
    if state is None:
        raise OutOfOrder(event, state)
    return state


def _taken(evolve: Callable[..., object]) -> tuple[type, ...]:
    """The classes of events that `evolve` takes, in the order of their union."""
    _, event = signature(evolve, eval_str=True).parameters.values()
    return tuple(dict.fromkeys(_classes(event.annotation, evolve)))


def _classes(annotation: object, evolve: Callable[..., object]) -> Iterable[type]:
    if isinstance(annotation, TypeAliasType):
        yield from _classes(annotation.__value__, evolve)
    elif members := get_args(annotation):
        for member in members:
            yield from _classes(member, evolve)
    elif isinstance(annotation, type) and annotation is not Parameter.empty:
        yield annotation
    else:
        raise TypeError(f"{evolve.__module__}.{evolve.__qualname__} does not name the events that it takes")
