"""The event store as its users see it: bytes under a stream and a version, and commands asked only once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from kernel.codec import Codec
from kernel.decider import Decider
from kernel.metadata import Metadata, decode_metadata
from kernel.record import record


@record
class Context:
    """Who asks, why and when.

    `request` is the SHA-256 of what was asked: the same command id with another request is
    refused. `expected` is the first step's stream as the caller has seen it, as `stream@version`.
    """

    command: UUID
    request: bytes
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    correlation: UUID | None = None
    causation: UUID | None = None
    appointment: str = ""
    office: str = ""
    unit: str = ""
    traceparent: str = ""
    expected: str | None = None


class Part(Protocol):
    """One aggregate's part of a command, whatever its types."""

    @property
    def name(self) -> str: ...

    @property
    def stream(self) -> str: ...

    def decided(self, past: Sequence[object], before: Sequence[object], /) -> Sequence[object]: ...

    def subject(self, event: object) -> str: ...


@record
class Step[C, E, S]:
    """A Part whose command is known."""

    decider: Decider[C, E, S]
    id: object
    command: C

    @property
    def name(self) -> str:
        return type(self.command).__name__

    @property
    def stream(self) -> str:
        return self.decider.stream(self.id)

    def decided(self, past: Sequence[object], _before: Sequence[object]) -> Sequence[object]:
        """What follows from the stream's past; raises Refused, or TypeError for a foreign event in it."""
        state = self.decider.fold(self.decider.own(event, self.stream) for event in past)
        return self.decider.decide(self.command, state)

    def subject(self, event: object) -> str:
        return self.decider.about(event, self.stream)


@record
class Stored:
    """An event as bytes, the very bytes that go to Kafka."""

    stream: str
    version: int
    type: str
    id: UUID
    data: bytes
    metadata: bytes


@record
class Done:
    """A command that was accepted: its streams, with their versions before and after it."""

    request: bytes
    streams: tuple[str, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]


@record
class Loaded:
    """What stands in the streams, oldest first, and whether the command was accepted before."""

    events: Mapping[str, Sequence[Stored]]
    done: Done | None


@record
class Batch:
    """What one command appends, all or nothing; `expected` are the streams' versions, in their order."""

    actor: str
    command: UUID
    request: bytes
    streams: Sequence[str]
    expected: Sequence[int]
    events: Sequence[Stored]


class EventStore(Protocol):
    async def load(self, streams: Sequence[str], actor: str, command: UUID) -> Loaded: ...

    async def append(self, batch: Batch) -> Done | None:
        """None when it was appended now; what was done then, when the command is a repeat.

        Raises Conflict where a stream is not at its expected version, CommandMismatch where
        the command id stands for another request.
        """
        ...

    async def read(self, stream: str, after: int = 0) -> Sequence[Stored]: ...

    async def log_id(self) -> str:
        """Which log this is: the service's name and the epoch of its history, as `registry/1`."""
        ...


@record
class Recorded[E]:
    event: E
    stream: str
    version: int
    type: str
    metadata: Metadata


@record
class Answer:
    """What a command did; asked again, the same answer is given."""

    stream: str
    version: int
    events: tuple[Recorded[object], ...]
    repeated: bool


class Events:
    """An event store together with the codec of the service that owns it."""

    def __init__(self, store: EventStore, codec: Codec) -> None:
        self.store = store
        self.codec = codec
        self._log = ""

    async def log_id(self) -> str:
        self._log = self._log or await self.store.log_id()
        return self._log

    async def state[C, E, S](self, decider: Decider[C, E, S], identity: object) -> tuple[S, int]:
        """What the facts add up to now, and the stream's version; 0 where there is nothing."""
        past = await self.history(decider, identity)
        return decider.fold(r.event for r in past), len(past)

    async def history[C, E, S](self, decider: Decider[C, E, S], identity: object) -> list[Recorded[E]]:
        stored = await self.store.read(decider.stream(identity))
        return [self._typed(decider, s) for s in stored]

    def recorded(self, stored: Stored) -> Recorded[object]:
        return Recorded(
            event=self.codec.decode(stored.type, stored.data),
            stream=stored.stream,
            version=stored.version,
            type=stored.type,
            metadata=decode_metadata(stored.metadata),
        )

    def _typed[C, E, S](self, decider: Decider[C, E, S], stored: Stored) -> Recorded[E]:
        return Recorded(
            event=decider.own(self.codec.decode(stored.type, stored.data), stored.stream),
            stream=stored.stream,
            version=stored.version,
            type=stored.type,
            metadata=decode_metadata(stored.metadata),
        )
