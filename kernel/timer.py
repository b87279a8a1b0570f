"""What falls due is done once, by whichever process comes first, and dated when it fell due."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid5

import structlog

from kernel.clock import Clock
from kernel.postgres import Connection, Pool
from kernel.record import record
from kernel.store import Events
from kernel.subscription import telemetry
from kernel.subscription.heard import described
from kernel.subscription.order import NAMESPACE, Cause, Order, carry_out, note
from kernel.subscription.trouble import passes
from kernel.telemetry.trace import traceparent

SET = """
insert into timers (name, subject, due) values ($1, $2, $3)
on conflict (name, subject) do update set due = excluded.due, why = null
"""
CLEAR = "delete from timers where name = $1 and subject = $2"
CLAIM = """
select subject, due from timers where name = $1 and due <= $2 and why is null
order by due, subject limit 1 for update skip locked
"""
SET_ASIDE = "update timers set why = $3 where name = $1 and subject = $2"
RETRY = "update timers set why = null where why is not null"
ASIDE = "select name, subject, due, why from timers where why is not null order by due, name, subject"

log = structlog.get_logger("ocop.timer")


@record
class Timer:
    """`due` says what is ordered for a subject at the instant that it fell due; asked every `every` seconds.

    Projections set and clear the rows. A refusal is an outcome and ends the row, as success does.
    """

    name: str
    every: float
    due: Callable[[str, datetime], Order]

    @property
    def actor(self) -> str:
        return f"timer:{self.name}"

    def command(self, subject: str, due: datetime) -> UUID:
        """The id of the command for this subject at this instant."""
        return uuid5(uuid5(NAMESPACE, self.actor), f"{subject}@{due.astimezone(UTC).isoformat()}")


async def set_timer(db: Connection, name: str, subject: str, due: datetime) -> None:
    """One row per subject: setting it again moves it."""
    await db.execute(SET, name, subject, due)


async def clear_timer(db: Connection, name: str, subject: str) -> None:
    await db.execute(CLEAR, name, subject)


@record
class SetAside:
    """A subject for which the timer raised an error at that instant."""

    name: str
    subject: str
    due: datetime
    why: str


async def timers_set_aside(pool: Pool) -> list[SetAside]:
    """Longest overdue first."""
    return [SetAside(**dict(row)) for row in await pool.fetch(ASIDE)]


async def retry_timers(pool: Pool) -> None:
    """Give the rows that were set aside another try, by whatever worker runs."""
    await pool.execute(RETRY)


class Ticking:
    """One timer in one process; any number of processes may run the same.

    While it fires it holds a connection and needs another, so the timers of a process take `turns`.
    """

    def __init__(self, timer: Timer, events: Events, pool: Pool, clock: Clock, turns: asyncio.Lock) -> None:
        self._timer, self._events, self._pool, self._clock = timer, events, pool, clock
        self._turns = turns

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; raises what went wrong with a server, after which it may be run again."""
        while not stop.is_set():
            await self.fire_all(stop)
            try:
                await asyncio.wait_for(stop.wait(), self._timer.every)
            except TimeoutError:
                continue

    async def fire_all(self, stop: asyncio.Event) -> int:
        """Everything that is due now, the longest overdue first; how many it was."""
        fired = 0
        while not stop.is_set() and await self._fire():
            fired += 1
        return fired

    async def _fire(self) -> bool:
        now = self._clock()
        async with self._turns, self._pool.acquire() as db, db.transaction():
            row = await db.fetchrow(CLAIM, self._timer.name, now)
            if row is None:
                return False
            subject, due = row["subject"], row["due"]
            try:
                await self._carry_out(db, subject, due, now)
            # Whatever one subject makes the timer raise, the others are still due.
            except Exception as fault:
                if passes(fault):
                    raise
                log.exception("a timer is set aside", timer=self._timer.name)
                await db.execute(SET_ASIDE, self._timer.name, subject, described(fault))
        return True

    async def _carry_out(self, db: Connection, subject: str, due: datetime, now: datetime) -> None:
        command = self._timer.command(subject, due)
        with telemetry.tracer.start_as_current_span(self._timer.actor):
            cause = Cause(
                actor=self._timer.actor,
                id=command,
                command=command,
                occurred_at=due,
                traceparent=traceparent(),
            )
            outcome = await carry_out(self._events, self._timer.due(subject, due), cause, now)
        await note(db, [outcome])
        await clear_timer(db, self._timer.name, subject)
