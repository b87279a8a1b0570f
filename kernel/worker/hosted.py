"""Runs the parts of a worker as services of Faust's kind, and starts them again when a server was away."""

# mode leaves the types of what it awaits open.
# pyright: reportUnknownMemberType=false

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable

import structlog
from mode import Service

from kernel.subscription.offsets import NotOwner
from kernel.worker.app import away

FIRST_PAUSE, LONGEST_PAUSE, HEALTHY = 0.2, 2.0, 30.0
GRACE_SECONDS = 30.0

type Run = Callable[[asyncio.Event], Awaitable[None]]

log = structlog.get_logger("ocop.worker")


class Hosted(Service):
    """Runs until `stop`. What is not a server's trouble is a bug, and crashes the host."""

    def __init__(self, name: str, run: Run, stop: asyncio.Event) -> None:
        super().__init__()
        self._name, self._run, self._stop = name, run, stop
        self._running: asyncio.Future[None] | None = None

    async def on_start(self) -> None:
        self._running = self.add_future(self._supervise())

    async def on_stop(self) -> None:
        self._stop.set()
        if self._running is not None:
            await asyncio.wait([self._running], timeout=GRACE_SECONDS)

    async def _supervise(self) -> None:
        pause = FIRST_PAUSE
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                await self._run(self._stop)
            # The top of a worker loop: what does not pass is raised.
            except Exception as fault:
                if not (away(fault) or isinstance(fault, NotOwner)):
                    raise
                pause = FIRST_PAUSE if time.monotonic() - began > HEALTHY else min(2 * pause, LONGEST_PAUSE)
                log.warning("starts again", task=self._name, error=type(fault).__name__, pause=pause)
                await pause_or(self._stop, pause)


class Host(Service):
    """Its parts start and end together."""

    def __init__(self, parts: Iterable[Hosted]) -> None:
        super().__init__()
        for part in parts:
            self.add_dependency(part)

    async def live(self, stop: asyncio.Event) -> None:
        """From start to `stop`, or until a part crashes: then the reason is raised."""
        try:
            await self.start()
            await self.wait(stop.wait())
        finally:
            await self.stop()
        if self.crash_reason is not None:
            raise self.crash_reason


async def pause_or(stop: asyncio.Event, seconds: float) -> None:
    """Wait, but not longer than until `stop`."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
