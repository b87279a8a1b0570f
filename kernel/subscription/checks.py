"""Read models equal the fold of their events, and what should have been caused has been: for `verify`."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import batched

from kernel.postgres import Connection
from kernel.readall import read_all
from kernel.service import Service
from kernel.subscription.assembly import sources_of
from kernel.subscription.behind import BehindCheck, ParkedCheck, Subscribed
from kernel.subscription.folding import Foldable, tables_of
from kernel.subscription.heard import OWN, Ear, Heard, Place
from kernel.subscription.reaction import Reaction
from kernel.verify.check import Check
from kernel.verify.reader import TopicReader, reading
from kernel.verify.verify import PATIENCE_SECONDS

CHUNK = 2_000
OFFSETS = "select topic, partition, next from offsets where subscription = $1 and generation = $2"
PARKED = "select stream, version from parked where subscription = $1 and generation = $2"
AHEAD = "select seq from ahead where subscription = $1 and generation = $2"
# PostgreSQL compares: it knows when two numerics or two documents are the same.
DIFFERS = """
select e."{key}"::text, a."{key}" is null from unnest($1::"{table}"[]) e
left join "{table}" a on a."{key}" = e."{key}" where e is distinct from a
"""
KEYS = """select "{key}" from "{table}" """
UNCAUSED = """
select a.event::text, o.outcome from unnest($3::uuid[], $4::uuid[]) as a (event, command)
left join outcomes o on o.actor = $2 and o.cause = a.event
where case when o.outcome is null
        then not exists (select from parked p where p.subscription = $1 and p.event = a.event)
    else o.outcome = 'done'
        and not exists (select from commands c where c.actor = $2 and c.command = a.command)
    end
"""


def checks(
    service: Service, kafka: str, generation: int = 1, patience: float = PATIENCE_SECONDS
) -> list[Check]:
    """How far all subscriptions have come; each table of a projection, each reaction; the service's own.

    What was said and is not yet read gets `patience` seconds; the others check only what was read.
    """
    subscribed = [*service.projections, *service.reactions]
    listeners = [Subscribed(name=s.name, topics=sources_of(service, s.listens)) for s in subscribed]
    made: list[Check] = [BehindCheck(kafka, listeners, generation, patience), ParkedCheck(generation)]
    for projection in service.projections:
        source = Source(service, kafka, projection.name, projection.listens, generation)
        made += (ModelCheck(source, table) for table in tables_of(projection))
    for reaction in service.reactions:
        source = Source(service, kafka, reaction.name, reaction.listens, generation)
        made.append(CauseCheck(source, reaction))
    return [*made, *service.checks]


class Source:
    """What one subscription has read: each event once, without what it has parked."""

    def __init__(
        self, service: Service, kafka: str, name: str, listens: Sequence[type], generation: int
    ) -> None:
        self.name = name
        self._generation = generation
        self._kafka = kafka
        self._sources = sources_of(service, listens)
        self._ear = Ear(service.codec, listens)

    async def read(self, db: Connection, *, parked: bool) -> AsyncIterator[list[Heard]]:
        """In the order of each stream; `parked` events too if they are asked for."""
        rows = await db.fetch(OFFSETS, self.name, self._generation)
        standing: dict[Place, int] = {(r["topic"], r["partition"]): r["next"] for r in rows}
        rows = [] if parked else await db.fetch(PARKED, self.name, self._generation)
        left_out = {(r["stream"], r["version"]) for r in rows}
        rows = await db.fetch(AHEAD, self.name, self._generation)
        ahead = {(OWN, int(r["seq"])) for r in rows}
        for source in self._sources:
            last: dict[str, int] = {}
            batches = self._own(db) if source == OWN[0] else self._records(source)
            async for batch in batches:
                yield [
                    heard
                    for heard in batch
                    if (heard.offset < standing.get(heard.place, 0) or (heard.place, heard.seq) in ahead)
                    and (heard.stream, heard.version) not in left_out
                    and _is_new(last, heard)
                ]

    async def _own(self, db: Connection) -> AsyncIterator[list[Heard]]:
        async for batch in read_all(db):
            yield [self._ear.read(event) for event in batch]

    async def _records(self, topic: str) -> AsyncIterator[list[Heard]]:
        loop = asyncio.get_running_loop()
        with reading(self._kafka, topic) as reader, ThreadPoolExecutor(1) as thread:
            while (batch := await loop.run_in_executor(thread, self._next, reader)) is not None:
                yield batch

    def _next(self, reader: TopicReader) -> list[Heard] | None:
        records = reader.next()
        if records is None:
            return None
        return [self._ear.hear(record) for record in records]  # pyright: ignore[reportArgumentType]  fetched


class ModelCheck:
    """Folds every event again and compares row by row, in one snapshot of the database."""

    def __init__(self, source: Source, table: Foldable) -> None:
        self.name = f"{table.table} equals the fold of its events"
        self._source, self._table = source, table
        self._named = {"table": table.table, "key": table.key}

    async def faults(self, db: Connection, /) -> AsyncIterator[str]:
        async with db.transaction(isolation="repeatable_read", readonly=True):
            folding = self._table.folding()
            async for batch in self._source.read(db, parked=False):
                folding.add(batch)
            keys: set[object] = set()
            for chunk in batched(folding.rows(), CHUNK):
                keys.update(key for key, _ in chunk)
                async for fault in self._differing(db, [row for _, row in chunk]):
                    yield fault
            async for row in db.cursor(KEYS.format(**self._named)):
                if row[0] not in keys:
                    yield f"{self._table.table}: {row[0]} is there, but no event says so"

    async def _differing(self, db: Connection, rows: Sequence[tuple[object, ...]]) -> AsyncIterator[str]:
        for key, missing in await db.fetch(DIFFERS.format(**self._named), rows):
            how = "is missing" if missing else "is not what its events say"
            yield f"{self._table.table}: {key} {how}"


class CauseCheck:
    """Each event that was read has its outcome, or is parked; what is done has its command."""

    def __init__(self, source: Source, reaction: Reaction) -> None:
        self.name = f"{reaction.name} answered each of its events"
        self._source, self._reaction = source, reaction

    async def faults(self, db: Connection, /) -> AsyncIterator[str]:
        async with db.transaction(isolation="repeatable_read", readonly=True):
            async for batch in self._source.read(db, parked=True):
                events = [heard.id for heard in batch if heard.event is not None and heard.named]
                if not events:
                    continue
                commands = [self._reaction.command(event) for event in events]
                for event, outcome in await db.fetch(
                    UNCAUSED, self._source.name, self._reaction.actor, events, commands
                ):
                    told = "has no outcome" if outcome is None else "is done, but its command is not there"
                    yield f"{self._reaction.name}: event {event} {told}"


def _is_new(last: dict[str, int], heard: Heard) -> bool:
    """A subscription does each version once, whatever the topic holds twice."""
    if heard.version <= last.get(heard.stream, 0):
        return False
    last[heard.stream] = heard.version
    return True
