"""An administrative unit keeps its code for ever, while its name, type and place may change with the days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kernel.decider import Decider, begun
from kernel.errors import NotFound, Refused
from kernel.record import record
from services.registry.places.domain import timeline
from services.registry.places.domain.days import in_order, spans
from services.registry.places.domain.place import ABOVE, LEVEL_OF_TYPE, UnitKind, UnitType, level_of
from services.registry.places.domain.timeline import Dated, Timeline
from services.registry.places.domain.unit_changes import (
    Change,
    Command,
    DissolveUnit,
    EstablishUnit,
    Event,
    MergeUnit,
    PartUnit,
    RenameUnit,
    RetypeUnit,
    TransferUnit,
    UnitDissolved,
    UnitEstablished,
    UnitMerged,
    UnitParted,
    UnitRenamed,
    UnitRetyped,
    UnitTransferred,
)


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


class MergedIntoItself(Refused):
    vi = "Đơn vị {code} không thể nhập vào chính nó."
    en = "Unit {code} cannot be merged into itself."
    field = "/into"


class MergedIntoAbove(Refused):
    vi = "Đơn vị {code} không thể nhập vào đơn vị {into} ở cấp trên."
    en = "Unit {code} cannot be merged into {into}, which is of a level above it."
    field = "/into"


class NamedTwice(Refused):
    vi = "Đơn vị {into} được nêu hai lần."
    en = "Unit {into} is named twice."
    field = "/into"


@record
class Standing:
    """What a unit is called, and what it stands under, from a day on."""

    since: date
    name: str
    type: UnitType
    parent: str | None


@record
class State:
    """`ended` is the first day on which the unit exists no more; `into` are then its heirs.

    `parted` are the units that hold what it had until a day.
    """

    established: UnitEstablished
    names: Timeline[str]
    types: Timeline[UnitType]
    parents: Timeline[str | None]
    ended: date | None = None
    into: tuple[str, ...] = ()
    parted: Timeline[tuple[str, ...]] = ()

    @property
    def standings(self) -> tuple[Standing, ...]:
        """All, by their days."""
        days = {d.since for d in (*self.names, *self.types, *self.parents)}
        return tuple(self._on(day) for day in sorted(days))

    @property
    def latest(self) -> date:
        """The day of the last change while it stood."""
        return max(self.names[-1].since, self.types[-1].since, self.parents[-1].since)

    @property
    def now(self) -> Standing:
        return self._on(self.latest)

    def on(self, day: date) -> Standing | None:
        """How the unit stood on a day; None before it was there and after it ended."""
        if day < self.established.valid_from or (self.ended is not None and day >= self.ended):
            return None
        return self._on(day)

    def _on(self, day: date) -> Standing:
        name, kind = timeline.on(self.names, day), timeline.on(self.types, day)
        assert name is not None, "a unit has a name from its first day on"
        assert kind is not None, "a unit has a type from its first day on"
        since = max(d.since for d in (*self.names, *self.types, *self.parents) if d.since <= day)
        return Standing(since=since, name=name, type=kind, parent=timeline.on(self.parents, day))


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, EstablishUnit):
        return _establish(command, state)
    if state is None:
        raise NoSuchUnit("unit", command.code)
    if _said(command, state):
        return []
    _check_days(command, state)
    match command:
        case RenameUnit() as c:
            return [UnitRenamed(code=c.code, name=c.name, on=c.on, resolution=c.resolution)]
        case RetypeUnit() as c:
            if LEVEL_OF_TYPE[c.type] is not state.established.kind:
                raise CodeDoesNotFit(code=c.code, field="/type")
            return [UnitRetyped(code=c.code, type=c.type, on=c.on, resolution=c.resolution)]
        case TransferUnit() as c:
            _check_place(c.code, state.established.kind, c.parent)
            return [UnitTransferred(code=c.code, parent=c.parent, on=c.on, resolution=c.resolution)]
        case MergeUnit() as c:
            _check_heirs(c, state.established.kind)
            return [UnitMerged(code=c.code, into=c.into, on=c.on, resolution=c.resolution)]
        case PartUnit() as c:
            _check_heirs(c, state.established.kind)
            return [UnitParted(code=c.code, into=c.into, on=c.on, resolution=c.resolution)]
        case DissolveUnit() as c:
            return [UnitDissolved(code=c.code, on=c.on, resolution=c.resolution)]


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
        resolution=c.resolution,
    )
    if state is not None and replace(state.established, resolution=c.resolution) == event:
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


def _check_heirs(c: MergeUnit | PartUnit, kind: UnitKind) -> None:
    if isinstance(c, MergeUnit) and c.code in c.into:
        raise MergedIntoItself(code=c.code)
    levels = list(UnitKind)
    for place, part in enumerate(c.into):
        level = level_of(part)
        if level is None or levels.index(level) < levels.index(kind):
            raise MergedIntoAbove(code=c.code, into=part)
        if part in c.into[:place]:
            raise NamedTwice(into=part)


def _check_days(command: Change, state: State) -> None:
    """A name, a type or a place of the past may be learnt late; a unit ends once, after all else."""
    in_order(command.on, state.established.valid_from)
    # Heirs of a unit that ended that day may be learnt, or put right, afterwards.
    heirs_learnt = isinstance(command, MergeUnit) and command.on == state.ended
    if state.ended is not None and command.on >= state.ended and not heirs_learnt:
        raise UnitEnded(code=command.code, ended=state.ended.isoformat())
    if isinstance(command, MergeUnit | DissolveUnit) and not heirs_learnt:
        if state.ended is not None:
            raise UnitEnded(code=command.code, ended=state.ended.isoformat())
        in_order(command.on, state.latest)


def _said(command: Change, state: State) -> bool:
    """Whether the unit is already as the command wants it, from the day that it names."""
    match command:
        case RenameUnit() as c:
            return timeline.says(state.names, c.on, c.name)
        case RetypeUnit() as c:
            return timeline.says(state.types, c.on, c.type)
        case TransferUnit() as c:
            return timeline.says(state.parents, c.on, c.parent)
        case PartUnit() as c:
            return any(d.since == c.on and d.value == c.into for d in state.parted)
        case MergeUnit() as c:
            return state.ended == c.on and state.into == c.into
        case DissolveUnit() as c:
            return state.ended == c.on and not state.into


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, UnitEstablished):
        return _established(event)
    state = begun(state, event)
    since, by = event.on, event.resolution
    match event:
        case UnitRenamed() as e:
            new = Dated(since=since, value=e.name, resolution=by)
            return replace(state, names=timeline.entered(state.names, new))
        case UnitRetyped() as e:
            new = Dated(since=since, value=e.type, resolution=by)
            return replace(state, types=timeline.entered(state.types, new))
        case UnitTransferred() as e:
            new = Dated[str | None](since=since, value=e.parent, resolution=by)
            return replace(state, parents=timeline.entered(state.parents, new))
        case UnitParted() as e:
            new = Dated(since=since, value=e.into, resolution=by)
            return replace(state, parted=timeline.entered(state.parted, new))
        case UnitMerged() as e:
            return replace(state, ended=e.on, into=e.into)
        case UnitDissolved() as e:
            return replace(state, ended=e.on)


def _established(e: UnitEstablished) -> State:
    since, by = e.valid_from, e.resolution
    return State(
        established=e,
        names=(Dated(since=since, value=e.name, resolution=by),),
        types=(Dated(since=since, value=e.type, resolution=by),),
        parents=(Dated[str | None](since=since, value=e.parent, resolution=by),),
        ended=None if e.valid_until is None else e.valid_until + timedelta(days=1),
    )


NOTHING: State | None = None

decider = Decider(
    category="unit",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
