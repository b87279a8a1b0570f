"""A village (thôn, bản, ấp, khu phố) is a dated name below a commune; it has no code of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider, begun
from kernel.errors import NotFound, Refused
from kernel.record import record
from services.registry.places.domain import timeline
from services.registry.places.domain.days import in_order
from services.registry.places.domain.timeline import Dated, Timeline


class NoSuchVillage(NotFound):
    vi = "Không có thôn, bản {id}."
    en = "There is no village {id}."


class VillageElsewhere(Refused):
    vi = "Thôn, bản {village} đã được ghi nhận với tên {name} tại xã {commune} từ ngày {since}."
    en = "Village {village} is on record as {name} in commune {commune} since {since}."


class VillageGone(Refused):
    vi = "Thôn, bản {village} không còn từ ngày {ended}."
    en = "Village {village} has not existed since {ended}."


class MergedWithItself(Refused):
    vi = "Thôn, bản {village} không thể nhập vào chính nó."
    en = "Village {village} cannot be merged into itself."
    field = "/into"


@record
class EstablishVillage:
    village: UUID
    name: str
    commune: str
    since: date
    resolution: str | None = None


@record
class RenameVillage:
    village: UUID
    name: str
    on: date
    resolution: str | None = None


@record
class MoveVillage:
    village: UUID
    commune: str
    on: date
    resolution: str | None = None


@record
class EndVillage:
    """`into` are the villages that got a part of it; `on` is the first day without it."""

    village: UUID
    into: tuple[UUID, ...]
    on: date
    resolution: str | None = None


@record
class VillageEstablished:
    village: UUID
    name: str
    commune: str
    since: date
    resolution: str | None = None


@record
class VillageRenamed:
    village: UUID
    name: str
    on: date
    resolution: str | None = None


@record
class VillageMoved:
    village: UUID
    commune: str
    on: date
    resolution: str | None = None


@record
class VillageEnded:
    village: UUID
    into: tuple[UUID, ...]
    on: date
    resolution: str | None = None


type Change = RenameVillage | MoveVillage | EndVillage
type Command = EstablishVillage | Change
type Event = VillageEstablished | VillageRenamed | VillageMoved | VillageEnded


@record
class State:
    """`ended` is the first day without it."""

    established: VillageEstablished
    names: Timeline[str]
    communes: Timeline[str]
    ended: date | None = None
    into: tuple[UUID, ...] = ()

    def on(self, day: date) -> tuple[str, str] | None:
        """Its name and commune on a day; None before it was there and after it ended."""
        if self.ended is not None and day >= self.ended:
            return None
        name, commune = timeline.on(self.names, day), timeline.on(self.communes, day)
        return None if name is None or commune is None else (name, commune)


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, EstablishVillage):
        return _establish(command, state)
    if state is None:
        raise NoSuchVillage("village", command.village)
    if _said(command, state):
        return []
    _check_days(command, state)
    match command:
        case RenameVillage() as c:
            return [VillageRenamed(village=c.village, name=c.name, on=c.on, resolution=c.resolution)]
        case MoveVillage() as c:
            return [VillageMoved(village=c.village, commune=c.commune, on=c.on, resolution=c.resolution)]
        case EndVillage() as c:
            if c.village in c.into:
                raise MergedWithItself(village=c.village)
            return [VillageEnded(village=c.village, into=c.into, on=c.on, resolution=c.resolution)]


def _establish(c: EstablishVillage, state: State | None) -> Sequence[Event]:
    event = VillageEstablished(
        village=c.village, name=c.name, commune=c.commune, since=c.since, resolution=c.resolution
    )
    if state is None:
        return [event]
    known = state.established
    if replace(known, resolution=c.resolution) == event:
        return []
    raise VillageElsewhere(
        village=c.village, name=known.name, commune=known.commune, since=known.since.isoformat()
    )


def _check_days(command: Change, state: State) -> None:
    """A former name or commune may be learnt late; it ends once, after all else."""
    in_order(command.on, state.established.since)
    if state.ended is not None and (isinstance(command, EndVillage) or command.on >= state.ended):
        raise VillageGone(village=command.village, ended=state.ended.isoformat())
    if isinstance(command, EndVillage):
        in_order(command.on, max(state.names[-1].since, state.communes[-1].since))


def _said(command: Change, state: State) -> bool:
    match command:
        case RenameVillage() as c:
            return timeline.says(state.names, c.on, c.name)
        case MoveVillage() as c:
            return timeline.says(state.communes, c.on, c.commune)
        case EndVillage() as c:
            return (state.ended, state.into) == (c.on, c.into)


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, VillageEstablished):
        since, by = event.since, event.resolution
        return State(
            established=event,
            names=(Dated(since=since, value=event.name, resolution=by),),
            communes=(Dated(since=since, value=event.commune, resolution=by),),
        )
    state = begun(state, event)
    match event:
        case VillageRenamed() as e:
            new = Dated(since=e.on, value=e.name, resolution=e.resolution)
            return replace(state, names=timeline.entered(state.names, new))
        case VillageMoved() as e:
            new = Dated(since=e.on, value=e.commune, resolution=e.resolution)
            return replace(state, communes=timeline.entered(state.communes, new))
        case VillageEnded() as e:
            return replace(state, ended=e.on, into=e.into)


NOTHING: State | None = None

decider = Decider(
    category="village",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
