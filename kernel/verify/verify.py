"""Checks that what was committed is numbered and in the topic, and has brought about what it should."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import asyncpg

from kernel.postgres import Connection
from kernel.publisher.topic_tail import last_of
from kernel.verify.check import Check, checked
from kernel.verify.found import Found, Tally
from kernel.verify.reader import reading
from kernel.verify.store import check_store
from kernel.verify.topic import TopicCheck

PATIENCE_SECONDS = 10.0
HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text"
PENDING = """
select exists (
    select from events e, publisher p
    where (e.txid, e.pos) > (p.txid, p.pos) and e.pos > p.adopted and e.txid < $1::text::xid8)
"""
# One number after the other is looked up; nothing else is worth a plan.
LOOKUPS = {"enable_hashjoin": "off", "enable_mergejoin": "off", "enable_seqscan": "off"}

type Progress = Callable[[int, int], None]


def unseen(_done: int, _total: int) -> None:
    """The progress that nobody is shown."""


async def verify(
    *,
    service: str,
    database: str,
    kafka: str,
    topic: str | None = None,
    checks: Sequence[Check] = (),
    patience: float = PATIENCE_SECONDS,
    progress: Progress = unseen,
) -> Found:
    """Everything committed before it began is checked; a publisher may go on meanwhile.

    What is under way gets `patience` seconds to arrive; what is not there then is lost.
    `database` is the service's run-time role. `progress` is told how many of how many events
    were compared. Raises TopicMissing, KafkaException, PostgresError.
    """
    topic = topic or f"ocop.{service}.v1"
    deadline = time.monotonic() + patience
    tally = Tally()
    async with connected(database) as db:
        horizon: str = await db.fetchval(HORIZON)
        await numbering(db, horizon, deadline)
        events = await check_store(db, horizon, tally)
        await arrival(kafka, topic, events, deadline)
        async with connected(database, **LOOKUPS) as lookups:
            await check_topic(lookups, kafka, topic, events, tally, progress)
        made = [await checked(check, db) for check in checks]
    return Found(
        events=events, counts=dict(tally.counts), sentences=tuple(tally.sentences), checks=tuple(made)
    )


async def numbering(db: Connection, horizon: str, deadline: float) -> None:
    """Waits until everything below the horizon has its number, at most until `deadline`."""
    while time.monotonic() < deadline:
        if not await db.fetchval(PENDING, horizon):
            return
        await asyncio.sleep(0.05)


async def arrival(kafka: str, topic: str, events: int, deadline: float) -> None:
    """Waits until the last number is in the topic, at most until `deadline`."""
    while events and time.monotonic() < deadline:
        last = await asyncio.to_thread(last_of, kafka, topic)
        if last is not None and last.seq >= events - 1:
            return
        await asyncio.sleep(0.2)


async def check_topic(
    db: Connection, kafka: str, topic: str, events: int, tally: Tally, progress: Progress
) -> None:
    loop = asyncio.get_running_loop()
    done = 0
    with reading(kafka, topic) as reader, ThreadPoolExecutor(1) as thread:
        check = TopicCheck(db, events=events, partitions=len(reader.partitions), tally=tally)
        while (records := await loop.run_in_executor(thread, reader.next)) is not None:
            await check.take(records)
            done += len(records)
            progress(done, events)
        check.finish()


@asynccontextmanager
async def connected(url: str, **settings: str) -> AsyncGenerator[Connection]:
    """A connection on which a long question is not cut off, as a service's own are."""
    db = await asyncpg.connect(
        url, server_settings={"transaction_timeout": "0", "timezone": "UTC", "jit": "off", **settings}
    )
    try:
        yield db
    finally:
        await db.close()
