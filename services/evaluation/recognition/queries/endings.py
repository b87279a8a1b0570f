"""Every live certificate waits for its end with one timer, and none outlives its last day: for `verify`."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from kernel.clock import Clock, now
from kernel.postgres import Connection
from law.expiry_warning import WarningKind
from law.validity import expires_at
from services.evaluation.recognition.tables.expiry import TIMER, WARNING, warning_due

PATIENCE_SECONDS = 10.0
PAUSE_SECONDS = 0.2
KINDS = [kind.value for kind in WarningKind]
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
# One that was extended waits for a result, and nobody is warned any more.
TO_WARN = """
select c.certificate, c.valid_until, k.kind, k.kind = any(c.warned) as warned, t.due
from certificates c cross join unnest($2::text[]) k (kind)
left join timers t on t.name = $1 and t.subject = c.certificate || '/' || c.product || '/' || k.kind
    and t.why is null
where c.standing = 'live' and c.extended_from is null order by c.certificate, k.kind
"""
NEEDLESS_WARNING = """
select t.subject, t.due from timers t where t.name = $1 and not exists (
    select from certificates c cross join unnest($2::text[]) k (kind)
    where c.standing = 'live' and c.extended_from is null
      and t.subject = c.certificate || '/' || c.product || '/' || k.kind
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
        async with (
            db.transaction(isolation="repeatable_read", readonly=True),
            aclosing(self._ends(db)) as ends,
            aclosing(self._warnings(db)) as warnings,
        ):
            async for fault in ends:
                yield fault
            async for fault in warnings:
                yield fault

    async def _ends(self, db: Connection) -> AsyncGenerator[str]:
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

    async def _warnings(self, db: Connection) -> AsyncGenerator[str]:
        async for certificate, last_day, kind, warned, due in db.cursor(TO_WARN, WARNING, KINDS):
            wanted = None if warned else warning_due(WarningKind(kind), last_day)
            about = f"the {kind} of certificate {certificate}, live until {last_day},"
            if wanted is not None and wanted <= self._clock():
                yield f"{about} was due {wanted} and was not given"
            elif due != wanted:
                yield f"{about} is due {wanted}, its timer {due}"
        async for subject, due in db.cursor(NEEDLESS_WARNING, WARNING, KINDS):
            yield f"a warning is due {due} for {subject}, of which nobody is to be warned"
