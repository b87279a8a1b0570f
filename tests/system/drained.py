"""Everything said has been published, heard and acted on, in all three services, and nothing is due."""

import asyncio
import time
from datetime import UTC, datetime

from deploy.local.layout import SERVICES
from deploy.local.stack import Stack
from deploy.local.topics import topic_of
from kernel.postgres import Connection
from kernel.publisher.topic_tail import last_of
from kernel.subscription.progress import CAUGHT_UP
from tests.system.stores import connected

PATIENCE = 240.0
COUNT = "select count(*) from events"
GENERATION = 1
SUBSCRIPTIONS = "select distinct subscription from offsets"
DUE = "select count(*) from timers where due <= clock_timestamp() and why is null"
PARKED = "select count(*) from parked_streams"
SET_ASIDE = "select count(*) from timers where why is not null"


class StillBusy(AssertionError):
    """Something did not come to its end; the message says what."""


async def drained(stack: Stack) -> dict[str, int]:
    """Wait until it is so; how many events each service has. Raises StillBusy."""
    until = time.monotonic() + PATIENCE
    while True:
        before = await counts(stack)
        since = datetime.now(UTC)
        while behind := [what for service in SERVICES for what in await lacking(stack, service, since)]:
            if time.monotonic() > until:
                raise StillBusy("; ".join(behind))
            await asyncio.sleep(0.5)
        # What was heard last may have led to more.
        if before == await counts(stack):
            return before


async def counts(stack: Stack) -> dict[str, int]:
    found: dict[str, int] = {}
    for service in SERVICES:
        async with connected(stack, service) as db:
            found[service] = await db.fetchval(COUNT)
    return found


async def lacking(stack: Stack, service: str, since: datetime) -> list[str]:
    """What has still to happen here, of all that was said before that time."""
    async with connected(stack, service) as db:
        events: int = await db.fetchval(COUNT)
        last = await asyncio.to_thread(last_of, stack.kafka.bootstrap, topic_of(service))
        published = 0 if last is None else last.seq + 1
        missing = [f"{service}: {events - published} events not published"] if published < events else []
        missing += [f"{service} {name} is behind" for name in await behind(db, since)]
        due: int = await db.fetchval(DUE)
        return [*missing, *([f"{service}: {due} timers due"] if due else [])]


async def behind(db: Connection, since: datetime) -> list[str]:
    """The subscriptions that have not read all since then."""
    names: list[str] = [row["subscription"] for row in await db.fetch(SUBSCRIPTIONS)]
    caught_up = {name: await db.fetchval(CAUGHT_UP, name, GENERATION) for name in names}
    return [name for name, at in caught_up.items() if at is None or at < since]


async def set_aside(stack: Stack) -> dict[str, int]:
    """Streams parked and timers set aside, by service, where there are any."""
    found: dict[str, int] = {}
    for service in SERVICES:
        async with connected(stack, service) as db:
            found[service] = await db.fetchval(PARKED) + await db.fetchval(SET_ASIDE)
    return {service: count for service, count in found.items() if count}
