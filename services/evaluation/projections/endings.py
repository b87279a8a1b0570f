"""Every live certificate waits for its end with one timer, and none outlives its last day: for `verify`."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from kernel.clock import Clock, now
from kernel.postgres import Connection
from services.evaluation.domain.validity import expires_at
from services.evaluation.projections.expiry import TIMER

PATIENCE_SECONDS = 10.0
PAUSE_SECONDS = 0.2
# A timer that is set aside is not pending: nobody fires it.
LIVE = """
select c.certificate, c.valid_until, t.due from certificates c
left join timers t on t.name = $1 and t.subject = c.certificate || '/' || c.product and t.why is null
where c.standing = 'live' order by c.certificate
"""
NEEDLESS = """
select t.subject, t.due from timers t where t.name = $1 and not exists (
    select from certificates c
    where c.standing = 'live' and t.subject = c.certificate || '/' || c.product
) order by t.subject
"""


class EndingCheck:
    """What is under way (a timer that fires, a table that follows another) gets `patience` seconds."""

    name = "live certificates have one timer each, and none outlives its last day"

    def __init__(self, clock: Clock = now, patience: float = PATIENCE_SECONDS) -> None:
        self._clock, self._patience = clock, patience

    async def faults(self, db: Connection, /) -> AsyncIterator[str]:
        deadline = time.monotonic() + self._patience
        while time.monotonic() < deadline:
            if not await self._wrong(db):
                return
            await asyncio.sleep(PAUSE_SECONDS)
        async for fault in self._found(db):
            yield fault

    async def _wrong(self, db: Connection) -> bool:
        async with aclosing(self._found(db)) as found:
            return await anext(found, None) is not None

    async def _found(self, db: Connection) -> AsyncGenerator[str]:
        async with db.transaction(isolation="repeatable_read", readonly=True):
            async for certificate, last_day, due in db.cursor(LIVE, TIMER):
                end = expires_at(last_day)
                if end <= self._clock():
                    yield f"certificate {certificate} is live after its last day, {last_day}"
                elif due is None:
                    yield f"certificate {certificate} is live until {last_day} and has no timer"
                elif due != end:
                    yield f"certificate {certificate} is live until {last_day}, but its timer is due {due}"
            async for subject, due in db.cursor(NEEDLESS, TIMER):
                yield f"a timer is due {due} for {subject}, which is no live certificate"
