"""Which events of a batch may have their effect now: each once, in stream order, none behind a parked one."""

from collections.abc import Sequence

from kernel.postgres import Connection
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.offsets import Subscriber
from kernel.subscription.parking import lock_heads, park
from kernel.subscription.seen import advance, put, versions


@record
class Admitted:
    """`run` may have their effect; `heads` are the streams parked just now, with the reason."""

    run: Sequence[Heard]
    heads: dict[str, str]


async def admit(db: Connection, who: Subscriber, batch: Sequence[Heard]) -> Admitted:
    """Notes what is seen and parks what must be parked, in the caller's transaction."""
    strays = await advance(db, who, batch)
    if not strays:
        return Admitted(run=batch, heads={})
    # The lock first: a replay that holds it may just be moving what is seen.
    parked = await lock_heads(db, who, strays)
    seen = await versions(db, who, strays)
    sorting = _Sorting(strays, parked, seen)
    run = [heard for heard in batch if sorting.runs(heard)]
    await put(db, who, sorting.moved)
    await park(db, who, sorting.heads, sorting.aside)
    return Admitted(run=run, heads=sorting.heads)


class _Sorting:
    def __init__(self, strays: set[str], parked: set[str], seen: dict[str, int]) -> None:
        self._strays, self._parked, self._seen = strays, parked, seen
        self.moved: dict[str, int] = {}
        self.heads: dict[str, str] = {}
        self.aside: list[Heard] = []

    def runs(self, heard: Heard) -> bool:
        stream, version = heard.stream, heard.version
        if stream not in self._strays:
            return True
        seen = self._seen.get(stream, 0)
        if version <= seen:
            return False
        if stream not in self._parked:
            if version == seen + 1 and heard.fault is None:
                self._seen[stream] = self.moved[stream] = version
                return True
            self.heads[stream] = heard.fault or f"version {version} came after version {seen}"
            self._parked.add(stream)
        self.aside.append(heard)
        return False
