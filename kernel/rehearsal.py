"""Runs commands against what the real store holds, and keeps what they would write in memory only."""

from collections.abc import Sequence
from uuid import UUID

from kernel.store import Batch, Done, EventStore, Loaded, Stored


class Rehearsal:
    """An event store in front of another one, which it only reads; rehearsals can be stacked."""

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._said: dict[str, list[Stored]] = {}

    async def log_id(self) -> str:
        return await self._store.log_id()

    async def load(self, streams: Sequence[str], actor: str, command: UUID) -> Loaded:
        there = await self._store.load(streams, actor, command)
        events = {s: (*there.events.get(s, ()), *self._said.get(s, ())) for s in streams}
        return Loaded(events=events, done=there.done)

    async def read(self, stream: str, after: int = 0) -> Sequence[Stored]:
        said = [s for s in self._said.get(stream, ()) if s.version > after]
        return [*await self._store.read(stream, after), *said]

    async def append(self, batch: Batch) -> Done | None:
        for event in batch.events:
            self._said.setdefault(event.stream, []).append(event)
        return None
