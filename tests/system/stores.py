"""What the services' databases hold, read past the services themselves."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from deploy.local.stack import Stack
from kernel.codec import Codec
from kernel.metadata import Metadata, decode_metadata
from kernel.postgres import Connection
from services.evaluation import contracts as evaluation
from services.registry import contracts as registry
from services.trade import contracts as trade

CODECS = {"registry": registry.codec, "evaluation": evaluation.codec, "trade": trade.codec}
EVENTS = "select stream, version, type, data, metadata from events order by pos"
COMMANDS = "select command, streams, before, after from commands"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One event as it was kept."""

    stream: str
    version: int
    event: object
    metadata: Metadata


@dataclass(frozen=True, kw_only=True)
class Span:
    """Which versions of a stream a command made: those after `before`, up to `after`."""

    stream: str
    before: int
    after: int


@dataclass(frozen=True, kw_only=True)
class Store:
    """Events in the order in which they were written; each entry of `commands` is one acceptance."""

    service: str
    events: list[Kept]
    commands: list[tuple[UUID, list[Span]]]

    def of[E](self, kind: type[E]) -> list[E]:
        return [kept.event for kept in self.events if isinstance(kept.event, kind)]


@asynccontextmanager
async def connected(stack: Stack, service: str) -> AsyncGenerator[Connection]:
    """As the service itself, which may read all of it."""
    db = await asyncpg.connect(stack.database(service).url, server_settings={"transaction_timeout": "0"})
    try:
        yield db
    finally:
        await db.close()


async def read(stack: Stack, service: str) -> Store:
    codec: Codec = CODECS[service]()
    async with connected(stack, service) as db:
        events = await db.fetch(EVENTS)
        commands = await db.fetch(COMMANDS)
    return Store(
        service=service,
        events=[
            Kept(
                stream=row["stream"],
                version=row["version"],
                event=codec.decode(row["type"], row["data"]),
                metadata=decode_metadata(row["metadata"]),
            )
            for row in events
        ],
        commands=[(row["command"], _spans(row)) for row in commands],
    )


def _spans(row: asyncpg.Record) -> list[Span]:
    spans = zip(row["streams"], row["before"], row["after"], strict=True)
    return [Span(stream=stream, before=before, after=after) for stream, before, after in spans]
