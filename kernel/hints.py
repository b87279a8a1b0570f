"""Hints between the processes of a service: something may be new. They carry nothing, and may be lost."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from enum import StrEnum

import asyncpg
import structlog

from kernel.postgres import Pool

AGAIN_SECONDS = 1.0

log = structlog.get_logger("ocop.hints")


class Hint(StrEnum):
    """What may be new; whoever hears of it looks for himself, and looks now and then without it."""

    WANTED = "ocop_wanted"  # somebody waits for what was committed
    NUMBERED = "ocop_numbered"
    READ = "ocop_read"
    LEFT = "ocop_left"  # a reader has ended, and another may go on


class Bell:
    """Rung by hints; several rings while nobody waits are one."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float) -> bool:
        """Until it rings, or the time is over; whether it rang."""
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return False
        self._rung.clear()
        return True


class Hints:
    """One connection that listens for all of a process."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._bells: list[tuple[frozenset[str], Bell]] = []

    def bell(self, *hints: Hint) -> Bell:
        """Rings for any of these."""
        made = Bell()
        self._bells.append((frozenset(hints), made))
        return made

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; raises ConnectionError or asyncpg's errors, after which it may be run again."""
        db = await asyncpg.connect(self._url, server_settings={"application_name": "hints"})
        lost = asyncio.Event()
        db.add_termination_listener(lambda _: lost.set())
        try:
            for hint in Hint:
                await db.add_listener(hint, self._heard)
            # What was hinted before anybody listened.
            for _, bell in self._bells:
                bell.ring()
            stopping, losing = (asyncio.create_task(event.wait()) for event in (stop, lost))
            await asyncio.wait((stopping, losing), return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            losing.cancel()
            if lost.is_set():
                raise ConnectionError("the connection that listens for hints was lost")
        finally:
            db.terminate()

    def _heard(self, _db: object, _pid: int, channel: str, _payload: object) -> None:
        for channels, bell in self._bells:
            if channel in channels:
                bell.ring()


@asynccontextmanager
async def listening(url: str) -> AsyncGenerator[Hints]:
    """As long as the block lasts; while the database is away nothing is heard."""
    hints, stop = Hints(url), asyncio.Event()

    async def again() -> None:
        while not stop.is_set():
            try:
                await hints.run(stop)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
                log.warning("hears no hints", error=type(fault).__name__)
                await asyncio.sleep(AGAIN_SECONDS)

    task = asyncio.create_task(again())
    try:
        yield hints
    finally:
        stop.set()
        task.cancel()
        await asyncio.wait([task])


async def hint(db: Pool, what: Hint) -> None:
    """After the commit, never in it: a notification holds a lock until its transaction ends."""
    await db.execute(f"notify {what}")
