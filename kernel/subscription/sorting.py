"""Which events of a batch have which effects now, and which are set aside behind a parked one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from kernel.codec import Codec
from kernel.record import record
from kernel.subscription.effect import Effect, Poison
from kernel.subscription.heard import Heard
from kernel.subscription.offsets import Move, Stand, Standing
from kernel.subscription.parking import Head


@record
class Member:
    """An effect that takes part in a reader, the topics that it needs, and the types that it listens to."""

    effect: Effect
    topics: frozenset[str]
    types: frozenset[str]

    @property
    def name(self) -> str:
        return self.effect.name

    @classmethod
    def of(cls, effect: Effect, topics: Iterable[str], codec: Codec) -> Self:
        types = frozenset(codec.name(event) for event in effect.listens)
        return cls(effect=effect, topics=frozenset(topics), types=types)


class Sorting:
    """One batch, sorted out for all members of a reader, each from where it stands."""

    def __init__(
        self,
        batch: Sequence[Heard],
        members: Sequence[Member],
        standing: Standing,
        done: frozenset[tuple[str, int]],
    ) -> None:
        """`standing` are those that the batch follows on to, or overlaps with."""
        self._batch, self._standing, self._done = batch, standing, done
        self._by_type: defaultdict[str, list[str]] = defaultdict(list)
        self._by_topic: defaultdict[str, list[str]] = defaultdict(list)
        for member in members:
            for kind in member.types:
                self._by_type[kind].append(member.name)
            for topic in member.topics:
                self._by_topic[topic].append(member.name)
        self.moves = self._moves()
        self.runs: defaultdict[str, list[Heard]] = defaultdict(list)
        self.heads: list[Head] = []
        self.aside: list[tuple[str, Heard]] = []

    def sort(self, parked: Mapping[str, set[str]]) -> None:
        """`parked` tells by stream who has parked it."""
        stopped = {stream: set(names) for stream, names in parked.items()}
        for one in self._batch:
            if one.fault is None and one.known is None and one.stream not in stopped:
                for name in self._by_type.get(one.type, ()):
                    if self._is_new(name, one):
                        self.runs[name].append(one)
                continue
            for name in self._by_topic[one.topic]:
                if self._is_new(name, one):
                    self._carefully(name, one, stopped.setdefault(one.stream, set()))

    def set_aside(self, name: str, poisoned: Mapping[str, Poison]) -> None:
        """What one subscription could not have after all, as far as it was to have it now."""
        for stream, poison in poisoned.items():
            gone = [one for one in self._batch if one.stream == stream and one.version >= poison.version]
            if not any(one.stream == stream and one.version >= poison.version for one in self.runs[name]):
                continue
            self.runs[name] = [one for one in self.runs[name] if one not in gone]
            self.aside += [(name, one) for one in gone if self._is_new(name, one)]
            had = poison.version - 1
            self.heads.append(Head(subscription=name, stream=stream, version=had, why=poison.why))

    def _moves(self) -> dict[Stand, Move]:
        """Behind the last event of each place, for all that stand before it."""
        ends = {one.place: one.offset + 1 for one in self._batch}
        stands = ((name, place) for place in ends for name in self._by_topic[place[0]])
        return {
            stand: Move(since=since, next=ends[stand[1]])
            for stand in stands
            if (since := self._standing.get(stand)) is not None and since < ends[stand[1]]
        }

    def _carefully(self, name: str, one: Heard, stopped_for: set[str]) -> None:
        listens = name in self._by_type.get(one.type, ())
        if name not in stopped_for:
            if one.known is not None and one.version <= one.known:
                return  # it was there before
            # A record that is none has no type, and concerns everybody.
            why = one.fault if listens or not one.type else None
            had = one.version - 1
            if one.known is not None:
                why, had = f"version {one.version} came after version {one.known}", one.known
            if why is None:
                if listens:
                    self.runs[name].append(one)
                return
            self.heads.append(Head(subscription=name, stream=one.stream, version=had, why=why))
            stopped_for.add(name)
        self.aside.append((name, one))

    def _is_new(self, name: str, one: Heard) -> bool:
        since = self._standing.get((name, one.place))
        return since is not None and since <= one.offset and (name, one.offset) not in self._done
