"""Parked events have their effect after all, in stream order and once, when what stopped them is mended."""

import asyncpg

from kernel.codec import Codec
from kernel.postgres import Connection, Pool
from kernel.record import record
from kernel.subscription.effect import Effect
from kernel.subscription.heard import Ear, Heard, described
from kernel.subscription.trouble import BUG, passes

HEAD = """
select version from parked_streams where subscription = $1 and generation = $2 and stream = $3 for update
"""
FIRST = """
select type, stream, version, seq, topic, partition, "offset", data, metadata from parked
where subscription = $1 and generation = $2 and stream = $3 order by version limit 1
"""
DONE = """
delete from parked where subscription = $1 and generation = $2 and stream = $3 and version = $4
"""
FREE = """
delete from parked_streams where subscription = $1 and generation = $2 and stream = $3
"""
HAD = """
update parked_streams set version = $4 where subscription = $1 and generation = $2 and stream = $3
"""
BLAME = """
update parked_streams set why = $4 where subscription = $1 and generation = $2 and stream = $3
"""
STREAMS = """
select stream from parked_streams where subscription = $1 and generation = $2 order by since, stream
"""


@record
class Replayed:
    """`events` had their effect; `why` is empty if none of the stream is left, else what stopped it again."""

    subscription: str
    stream: str
    events: int
    why: str = ""


class StillParked(Exception):
    """What stopped the stream is not mended."""


class Replay:
    """Replays what one subscription has parked; the subscription itself may be running meanwhile."""

    def __init__(self, pool: Pool, codec: Codec, effect: Effect, generation: int = 1) -> None:
        self._pool, self._effect = pool, effect
        self._name, self._generation = effect.name, generation
        self._ear = Ear(codec, effect.listens)

    async def all(self) -> list[Replayed]:
        rows = await self._pool.fetch(STREAMS, self._name, self._generation)
        return [await self.stream(row["stream"]) for row in rows]

    async def stream(self, stream: str) -> Replayed:
        """Event by event, until one fails again or none is left."""
        events = 0
        why = ""
        try:
            while await self._next(stream):
                events += 1
        # Whatever the event makes its effect raise, it stays parked, and the reason is kept.
        except Exception as fault:
            if passes(fault) or isinstance(fault, BUG):
                raise
            why = str(fault) if isinstance(fault, StillParked) else described(fault)
            await self._pool.execute(BLAME, *self._key(stream), why)
        return Replayed(subscription=self._name, stream=stream, events=events, why=why)

    async def _next(self, stream: str) -> bool:
        async with self._pool.acquire() as db, db.transaction():
            had: int | None = await db.fetchval(HEAD, *self._key(stream))
            if had is None:
                return False
            row = await db.fetchrow(FIRST, *self._key(stream))
            if row is None:
                await db.execute(FREE, *self._key(stream))
                return False
            heard = self._ear.understand(_heard(row))
            if heard.version > had:
                await self._have(db, heard, had)
                await db.execute(HAD, *self._key(stream), heard.version)
            await db.execute(DONE, *self._key(stream), heard.version)
        return True

    async def _have(self, db: Connection, heard: Heard, had: int) -> None:
        if heard.version != had + 1:
            raise StillParked(f"version {heard.version} came after version {had}")
        if heard.fault is not None:
            raise StillParked(heard.fault)
        if heard.event is None:
            return
        if self._effect.acts and (poison := await self._effect.prepare([heard])):
            raise StillParked(poison[heard.stream].why)
        await self._effect.apply(db, [heard])

    def _key(self, stream: str) -> tuple[str, int, str]:
        return self._name, self._generation, stream


def _heard(row: asyncpg.Record) -> Heard:
    return Heard(
        event=None,
        type=row["type"],
        stream=row["stream"],
        version=row["version"],
        seq=row["seq"],
        topic=row["topic"],
        partition=row["partition"],
        offset=row["offset"],
        data=row["data"],
        about=row["metadata"],
    )
