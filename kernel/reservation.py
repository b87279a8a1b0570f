"""Things of which there is only one: who holds a name, and which serial comes next."""

from collections.abc import Sequence

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record


class AlreadyReserved(Refused):
    vi = "Đã có bên khác giữ: {name}."
    en = "Someone else holds it already: {name}."


class HeldByAnother(Refused):
    vi = "{name} không do bên này giữ."
    en = "{name} is not held by the one that gives it up."


@record
class Reserve:
    name: str
    holder: str


@record
class Release:
    name: str
    holder: str


@record
class Reserved:
    name: str
    holder: str


@record
class Released:
    name: str
    holder: str


type Claim = Reserve | Release
type Claimed = Reserved | Released


def _decide(command: Claim, holder: str | None) -> Sequence[Claimed]:
    match command:
        case Reserve() as c:
            if holder is None:
                return [Reserved(name=c.name, holder=c.holder)]
            if holder == c.holder:
                return []
            raise AlreadyReserved(name=c.name)
        case Release() as c:
            if holder is None:
                return []
            if holder == c.holder:
                return [Released(name=c.name, holder=c.holder)]
            raise HeldByAnother(name=c.name)


def _evolve(_: str | None, event: Claimed) -> str | None:
    match event:
        case Reserved():
            return event.holder
        case Released():
            return None


_NOBODY: str | None = None

reservation = Decider(
    category="reservation",
    initial=_NOBODY,
    decide=_decide,
    evolve=_evolve,
)


@record
class TakeSerial:
    series: str
    holder: str


@record
class SerialTaken:
    """`number` counts from 1 without gaps."""

    series: str
    number: int
    holder: str


@record
class Series:
    taken: int = 0
    holders: frozenset[str] = frozenset()


def _take(command: TakeSerial, state: Series) -> Sequence[SerialTaken]:
    if command.holder in state.holders:
        return []
    return [SerialTaken(series=command.series, number=state.taken + 1, holder=command.holder)]


def _taken(state: Series, event: SerialTaken) -> Series:
    return Series(taken=event.number, holders=state.holders | {event.holder})


serial = Decider(category="serial", initial=Series(), decide=_take, evolve=_taken)
