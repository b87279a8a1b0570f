"""Measures once a second how far numbering lags behind commits, and reports which process holds it back."""

import time
from collections.abc import Awaitable, Callable

import structlog

from kernel.publisher.gauges import Standing
from kernel.publisher.sequencer import Sequencer

EVERY_SECONDS = 1.0

type Settle = Callable[[], Awaitable[None]]

log = structlog.stdlib.get_logger("ocop.publisher")


class Watch:
    def __init__(
        self, numbers: Sequencer, standing: Standing, settle: Settle, every: float = EVERY_SECONDS
    ) -> None:
        self._numbers = numbers
        self._standing = standing
        self._settle = settle
        self._every = every
        self._due = 0.0
        self._reached = -1
        self._held = False

    async def look(self, sent: int) -> None:
        """Update the standing; `sent` events are in the topic. Asks Kafka and the database seldom.

        Raises what `settle` raises: what was committed while a broker was lost may not be in the topic.
        """
        self._standing.unsent = self._numbers.next_seq - sent
        if time.monotonic() < self._due:
            return
        self._due = time.monotonic() + self._every
        await self._settle()
        waiting = await self._numbers.waiting()
        # Waiting at two looks in a row: what came a moment ago is not held back.
        held = waiting > 0 < self._standing.unnumbered and self._reached == self._numbers.next_seq
        if held and not self._held:
            pids = await self._numbers.holders()
            log.warning("an open transaction holds the feed back", pid=pids, events=waiting)
        self._standing.unnumbered = waiting
        self._held = held
        self._reached = self._numbers.next_seq
