"""The event store in memory: the same contract as PostgreSQL's, for tests of what stands on it."""

from collections.abc import Sequence
from uuid import UUID

from kernel.errors import CommandMismatch, Conflict
from kernel.store import Batch, Done, Loaded, Stored


class MemoryStore:
    def __init__(self, name: str = "memory") -> None:
        self._name = name
        self._streams: dict[str, list[Stored]] = {}
        self._commands: dict[tuple[str, UUID], Done] = {}

    async def log_id(self) -> str:
        return f"{self._name}/1"

    async def load(self, streams: Sequence[str], actor: str, command: UUID) -> Loaded:
        return Loaded(
            events={stream: tuple(self._streams.get(stream, ())) for stream in streams},
            done=self._commands.get((actor, command)),
        )

    async def read(self, stream: str, after: int = 0) -> Sequence[Stored]:
        return self._streams.get(stream, [])[after:]

    async def append(self, batch: Batch) -> Done | None:
        done = self._commands.get((batch.actor, batch.command))
        if done is not None:
            if done.request != batch.request:
                raise CommandMismatch
            return done
        for stream, expected in zip(batch.streams, batch.expected, strict=True):
            actual = len(self._streams.get(stream, ()))
            if actual != expected:
                raise Conflict(stream, expected, actual)
        for event in batch.events:
            self._streams.setdefault(event.stream, []).append(event)
        self._commands[batch.actor, batch.command] = Done(
            request=batch.request,
            streams=tuple(batch.streams),
            before=tuple(batch.expected),
            after=tuple(len(self._streams.get(stream, ())) for stream in batch.streams),
        )
        return None
