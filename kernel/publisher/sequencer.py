"""The database's side of the publisher: the lock, the epoch, and numbers for what was committed."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import structlog

from kernel.postgres import Connection
from kernel.publisher.pace import pause
from kernel.publisher.refusals import as_refusals
from kernel.readall import Sequenced, by_number, window

# Two keys: a space of its own beside the locks of streams, which have one.
LOCK = "select pg_try_advisory_lock(1869832054, 1)"
START = "select epoch, next_seq from publisher_start()"
TAIL = "select seq, stream, version, type, id, data, metadata from sequence_tail($1, $2)"
EVENT_AT = "select e.id from sequence q join events e using (pos) where q.seq = $1"
WAITING = """
select count(*) from (
    select from events e, publisher p
    where (e.txid, e.pos) > (p.txid, p.pos) and e.pos > p.adopted limit 10000
) as above
"""
HOLDERS = """
select coalesce(array_agg(pid order by xact_start), '{}') from pg_stat_activity where backend_xid is not null
"""
STANDBY_SECONDS = 0.5

log = structlog.stdlib.get_logger("ocop.publisher")


class NumbersMissing(RuntimeError):
    """The sequence is not dense, which nothing but a change behind its back can bring about."""


class Sequencer:
    """Numbers the tail under one epoch; whoever starts later makes it refuse."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self.epoch = 0
        self.next_seq = 0

    async def lock(self, stop: asyncio.Event) -> bool:
        """Wait to become the one active publisher; False where `stop` came first.

        The lock belongs to the connection: whoever loses the connection loses the lock with it.
        """
        waited = False
        while not stop.is_set():
            if await self._db.fetchval(LOCK):
                return True
            if not waited:
                log.info("another publisher is active; standing by")
                waited = True
            await pause(stop, STANDBY_SECONDS)
        return False

    async def start(self) -> None:
        """Raise the epoch, so that every earlier publisher is refused. Raises OtherCluster."""
        with as_refusals():
            row = await self._db.fetchrow(START)
        assert row is not None
        self.epoch, self.next_seq = row["epoch"], row["next_seq"]

    async def event_at(self, seq: int) -> UUID | None:
        return await self._db.fetchval(EVENT_AT, seq)

    async def numbered(self, numbers: Sequence[int]) -> list[Sequenced]:
        """The events of these numbers, in their order."""
        return await by_number(self._db, numbers)

    async def take(self, first: int, most: int) -> list[Sequenced]:
        """Events from number `first` on: those numbered before, else new ones from the tail.

        Empty where there is nothing new. Raises Replaced or VersionJumped.
        """
        if first < self.next_seq:
            rows = await window(self._db, first, first + most - 1)
            if not rows:
                raise NumbersMissing(f"number {first} stands for no event")
        else:
            with as_refusals():
                rows = list(map(Sequenced._make, await self._db.fetch(TAIL, self.epoch, most)))
            self.next_seq += len(rows)
        if rows and (rows[0].seq, rows[-1].seq) != (first, first + len(rows) - 1):
            raise NumbersMissing(f"the sequence has a gap after number {first - 1}")
        return rows

    async def waiting(self) -> int:
        """Committed events without a number, counted up to 10,000."""
        return await self._db.fetchval(WAITING)

    async def holders(self) -> list[int]:
        """Process ids of the writers that are open, oldest first, as far as the role may see them."""
        return await self._db.fetchval(HOLDERS)


@asynccontextmanager
async def sequencer(url: str) -> AsyncGenerator[Sequencer]:
    """A connection of the service's run-time role; raises OSError or PostgresError where there is none.

    A connection that is lost later, and the lock with it, is a ConnectionError to whoever uses it.
    """
    db = await asyncpg.connect(
        url,
        command_timeout=60,
        server_settings={"application_name": "publisher", "timezone": "UTC", "jit": "off"},
    )
    try:
        yield Sequencer(db)
    except (asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        # The driver's own confusion is what a server's goodbye to an idle connection looks like.
        if db.is_closed() or isinstance(error, asyncpg.InternalClientError):
            raise ConnectionError("the connection to PostgreSQL was lost") from error
        raise
    finally:
        # After an error a query may still be under way, and a goodbye would wait for it.
        db.terminate()
