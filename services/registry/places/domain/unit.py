"""An administrative unit keeps its code for ever, while its name, type and place may change with the days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kernel.decider import Decider, begun
from kernel.errors import NotFound, Refused
from kernel.record import record
from services.registry.places.domain.days import in_order, spans
from services.registry.places.domain.place import ABOVE, LEVEL_OF_TYPE, UnitKind, UnitType, level_of


class NoSuchUnit(NotFound):
    vi = "Không có đơn vị hành chính mã {id}."
    en = "There is no administrative unit {id}."


class CodeTaken(Refused):
    vi = "Mã {code} đã thuộc một đơn vị khác; mã đơn vị không bao giờ được dùng lại."
    en = "Code {code} belongs to another unit; codes of units are never reused."
    field = "/code"


class CodeDoesNotFit(Refused):
    vi = "Mã {code} không hợp với cấp của đơn vị hoặc đơn vị cấp trên."
    en = "Code {code} does not fit the unit's level or the unit above it."
    field = "/code"


class UnitEnded(Refused):
    vi = "Đơn vị {code} đã chấm dứt hoạt động từ ngày {ended}."
    en = "Unit {code} exists no more since {ended}."


@record
class EstablishUnit:
    """`valid_until` is the last day of a unit that ended; `since_known` is false where
    `valid_from` is only the earliest day that the source can speak for."""

    code: str
    name: str
    kind: UnitKind
    type: UnitType
    parent: str | None
    valid_from: date
    valid_until: date | None = None
    since_known: bool = True


@record
class RenameUnit:
    code: str
    name: str
    on: date


@record
class RetypeUnit:
    code: str
    type: UnitType
    on: date


@record
class TransferUnit:
    code: str
    parent: str
    on: date


@record
class MergeUnit:
    """`into` are all the units that got a part of it; `on` is the first day without it."""

    code: str
    into: tuple[str, ...]
    on: date


@record
class DissolveUnit:
    code: str
    on: date


@record
class UnitEstablished:
    code: str
    name: str
    kind: UnitKind
    type: UnitType
    parent: str | None
    valid_from: date
    valid_until: date | None
    since_known: bool


@record
class UnitRenamed:
    code: str
    name: str
    on: date


@record
class UnitRetyped:
    code: str
    type: UnitType
    on: date


@record
class UnitTransferred:
    code: str
    parent: str
    on: date


@record
class UnitMerged:
    code: str
    into: tuple[str, ...]
    on: date


@record
class UnitDissolved:
    code: str
    on: date


type Command = EstablishUnit | RenameUnit | RetypeUnit | TransferUnit | MergeUnit | DissolveUnit
type Event = UnitEstablished | UnitRenamed | UnitRetyped | UnitTransferred | UnitMerged | UnitDissolved


@record
class Standing:
    """What a unit is called, and what it stands under, from a day on."""

    since: date
    name: str
    type: UnitType
    parent: str | None


@record
class State:
    """`ended` is the first day on which the unit exists no more."""

    established: UnitEstablished
    standings: tuple[Standing, ...]
    ended: date | None = None
    into: tuple[str, ...] = ()

    @property
    def now(self) -> Standing:
        return self.standings[-1]

    def on(self, day: date) -> Standing | None:
        """How the unit stood on a day; None before it was there and after it ended."""
        if self.ended is not None and day >= self.ended:
            return None
        return next((s for s in reversed(self.standings) if s.since <= day), None)

    def since(self, day: date) -> Sequence[Standing]:
        """How it stood on a day and after every change since; nothing where it was not there."""
        then = self.on(day)
        return () if then is None else (then, *(s for s in self.standings if s.since > day))


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, EstablishUnit):
        return _establish(command, state)
    if state is None:
        raise NoSuchUnit("unit", command.code)
    if _said(command, state):
        return []
    if state.ended is not None:
        raise UnitEnded(code=command.code, ended=state.ended.isoformat())
    in_order(command.on, state.now.since)
    match command:
        case RenameUnit() as c:
            return [UnitRenamed(code=c.code, name=c.name, on=c.on)]
        case RetypeUnit() as c:
            if LEVEL_OF_TYPE[c.type] is not state.established.kind:
                raise CodeDoesNotFit(code=c.code, field="/type")
            return [UnitRetyped(code=c.code, type=c.type, on=c.on)]
        case TransferUnit() as c:
            _check_place(c.code, state.established.kind, c.parent)
            return [UnitTransferred(code=c.code, parent=c.parent, on=c.on)]
        case MergeUnit() as c:
            return [UnitMerged(code=c.code, into=c.into, on=c.on)]
        case DissolveUnit() as c:
            return [UnitDissolved(code=c.code, on=c.on)]


def _establish(c: EstablishUnit, state: State | None) -> Sequence[Event]:
    event = UnitEstablished(
        code=c.code,
        name=c.name,
        kind=c.kind,
        type=c.type,
        parent=c.parent,
        valid_from=c.valid_from,
        valid_until=c.valid_until,
        since_known=c.since_known,
    )
    if state is not None and state.established == event:
        return []
    if state is not None:
        raise CodeTaken(code=c.code)
    if level_of(c.code) is not c.kind or LEVEL_OF_TYPE[c.type] is not c.kind:
        raise CodeDoesNotFit(code=c.code)
    _check_place(c.code, c.kind, c.parent)
    spans(c.valid_from, c.valid_until, field="/valid_until")
    return [event]


def _check_place(code: str, kind: UnitKind, parent: str | None) -> None:
    above = ABOVE[kind]
    if (parent is None and above) or (parent is not None and level_of(parent) not in above):
        raise CodeDoesNotFit(code=parent or code, field="/parent")


type Change = RenameUnit | RetypeUnit | TransferUnit | MergeUnit | DissolveUnit


def _said(command: Change, state: State) -> bool:
    """Whether the unit is already as the command wants it, from the day that it names."""
    since = state.since(command.on) if state.ended is None else ()
    match command:
        case RenameUnit() as c:
            return {s.name for s in since} == {c.name}
        case RetypeUnit() as c:
            return {s.type for s in since} == {c.type}
        case TransferUnit() as c:
            return {s.parent for s in since} == {c.parent}
        case MergeUnit() as c:
            return state.ended == c.on and state.into == c.into
        case DissolveUnit() as c:
            return state.ended == c.on and not state.into


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, UnitEstablished):
        first = Standing(since=event.valid_from, name=event.name, type=event.type, parent=event.parent)
        ended = None if event.valid_until is None else event.valid_until + timedelta(days=1)
        return State(established=event, standings=(first,), ended=ended)
    state = begun(state, event)
    match event:
        case UnitRenamed() as e:
            return _from(state, replace(state.now, since=e.on, name=e.name))
        case UnitRetyped() as e:
            return _from(state, replace(state.now, since=e.on, type=e.type))
        case UnitTransferred() as e:
            return _from(state, replace(state.now, since=e.on, parent=e.parent))
        case UnitMerged() as e:
            return replace(state, ended=e.on, into=e.into)
        case UnitDissolved() as e:
            return replace(state, ended=e.on)


def _from(state: State, standing: Standing) -> State:
    earlier = tuple(s for s in state.standings if s.since < standing.since)
    return replace(state, standings=(*earlier, standing))


NOTHING: State | None = None

decider = Decider(
    category="unit",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
