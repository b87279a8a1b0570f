"""A decider says which events follow from a command, and what state follows from events."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


# Without slots: on Python 3.12 a frozen class with slots can not be called as Decider[C, E, S](…).
@dataclass(frozen=True, kw_only=True)
class Decider[C, E, S]:
    """The rules of one kind of aggregate; its streams are named `category-id`.

    `subject` names what an event is about to the outside (`ce_subject`), such as the product
    of a certificate; where it is absent the stream is its own subject.
    """

    category: str
    events: tuple[type[E], ...]
    initial: S
    decide: Callable[[C, S], Sequence[E]]
    evolve: Callable[[S, E], S]
    subject: Callable[[E], str] | None = None

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
