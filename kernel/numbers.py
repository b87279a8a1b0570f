"""A number without gaps is taken in the same append as what it numbers."""

from collections.abc import Callable, Sequence

from kernel.decider import Decider
from kernel.record import record
from kernel.reservation import SerialTaken, TakeSerial, serial
from kernel.store import Following, Part, Step


@record
class About:
    """The stream that a command is about: named first, its version is the one asked for and answered."""

    stream: str
    name: str = "about"

    def decided(self, _past: Sequence[object], _before: Sequence[object]) -> Sequence[object]:
        return []

    def subject(self, event: object) -> str:
        raise AssertionError(f"nothing is decided here, yet there is {event}")


def numbered[C, E, S](
    decider: Decider[C, E, S], identity: object, series: str, make: Callable[[int | None], C]
) -> list[Part]:
    """The steps of a command that `make` builds from the next number of the series.

    It gets None where this holder has taken its number before.
    """

    def following(before: Sequence[object]) -> C:
        return make(next((event.number for event in before if isinstance(event, SerialTaken)), None))

    return [
        About(stream=decider.stream(identity)),
        Step(decider=serial, id=series, command=TakeSerial(series=series, holder=str(identity))),
        Following(decider=decider, id=identity, make=following),
    ]
