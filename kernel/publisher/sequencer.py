"""The database's side of the publisher: the lock, the epoch, and numbers for what was committed."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import structlog

from kernel.hints import Hint
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
    """Numbers the tail under one epoch; whoever starts later makes it refuse.

    It may be asked several things at once, and answers one after the other.
    """

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._turns = asyncio.Lock()
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

    async def wanted(self, ring: Callable[[], None]) -> None:
        """Ring whenever somebody waits for what was committed."""

        def hinted(_db: object, _pid: int, _channel: str, _payload: object) -> None:
            ring()

        await self._db.add_listener(Hint.WANTED, hinted)

    async def event_at(self, seq: int) -> UUID | None:
        async with self._turns:
            return await self._db.fetchval(EVENT_AT, seq)

    async def numbered(self, numbers: Sequence[int]) -> list[Sequenced]:
        """The events of these numbers, in their order."""
        async with self._turns:
            return await by_number(self._db, numbers)

    async def number(self, most: int) -> list[Sequenced]:
        """Give numbers to at most so many events of the tail. Raises Replaced or VersionJumped."""
        async with self._turns:
            first = self.next_seq
            with as_refusals():
                rows = list(map(Sequenced._make, await self._db.fetch(TAIL, self.epoch, most)))
            self.next_seq += len(_dense(rows, first))
            if rows:
                # A hint only: whoever follows the sequence looks by himself, too.
                await self._db.execute(f"notify {Hint.NUMBERED}")
            return rows

    async def take(self, first: int, most: int) -> list[Sequenced]:
        """At most so many events that have their numbers, from `first` on; empty where there are none."""
        if first >= self.next_seq:
            return []
        async with self._turns:
            rows = await window(self._db, first, first + most - 1)
        if not rows:
            raise NumbersMissing(f"number {first} stands for no event")
        return _dense(rows, first)

    async def waiting(self) -> int:
        """Committed events without a number, counted up to 10,000."""
        async with self._turns:
            return await self._db.fetchval(WAITING)

    async def holders(self) -> list[int]:
        """Process ids of the writers that are open, oldest first, as far as the role may see them."""
        async with self._turns:
            return await self._db.fetchval(HOLDERS)


def _dense(rows: list[Sequenced], first: int) -> list[Sequenced]:
    if rows and (rows[0].seq, rows[-1].seq) != (first, first + len(rows) - 1):
        raise NumbersMissing(f"the sequence has a gap after number {first - 1}")
    return rows


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
