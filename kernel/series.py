"""Numbers in a series, without gaps: each is taken in the same append as what bears it."""

from collections.abc import Callable, Sequence

from kernel.decider import Decider
from kernel.record import record
from kernel.reservation import SerialTaken, TakeSerial, serial
from kernel.store import Part, Step


class NumberWasted(RuntimeError):
    """A number was taken for a command from which nothing follows; it would be a gap."""


@record
class About:
    """The stream that a command is about: named first, its version is the one asked for and answered."""

    stream: str
    name: str = "about"

    def decided(self, _past: Sequence[object], _before: Sequence[object]) -> Sequence[object]:
        return []

    def subject(self, event: object) -> str:
        raise AssertionError(f"nothing is decided here, yet there is {event}")


@record
class Numbered[C, E, S]:
    """A Part whose command is made from the number just taken; raises NumberWasted."""

    decider: Decider[C, E, S]
    id: object
    make: Callable[[int | None], C]

    @property
    def name(self) -> str:
        return self.decider.category

    @property
    def stream(self) -> str:
        return self.decider.stream(self.id)

    def decided(self, past: Sequence[object], before: Sequence[object]) -> Sequence[object]:
        number = next((event.number for event in before if isinstance(event, SerialTaken)), None)
        events = Step(decider=self.decider, id=self.id, command=self.make(number)).decided(past, before)
        if number is not None and not events:
            raise NumberWasted(f"number {number} for {self.stream}")
        return events

    def subject(self, event: object) -> str:
        return self.decider.about(event, self.stream)


def take_number[C, E, S](
    decider: Decider[C, E, S], identity: object, series: str, make: Callable[[int | None], C]
) -> list[Part]:
    """The steps of a command that `make` builds from the next number of the series, counted from 1.

    It gets None where this holder has taken its number of the series before.
    """
    return [
        About(stream=decider.stream(identity)),
        Step(decider=serial, id=series, command=TakeSerial(series=series, holder=str(identity))),
        Numbered(decider=decider, id=identity, make=make),
    ]
