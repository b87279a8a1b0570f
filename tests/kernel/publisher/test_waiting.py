"""What waits for its number is counted, and whoever makes it wait is named."""

import pytest
from structlog.testing import capture_logs

from deploy.local.databases import Database
from kernel.postgres import Connection
from kernel.publisher.gauges import Standing
from kernel.publisher.sequencer import NumbersMissing, Sequencer
from kernel.publisher.watch import Watch
from tests.kernel.publisher.facts import Writer, append, append_streams, asked, happened


async def test_the_lag_counts_committed_events_without_a_number(
    migrated: Database, numbers: Sequencer
) -> None:
    slow = await Writer.begin(migrated.url, happened("idea-slow", 1))
    await append(migrated.url, asked(happened("idea-1", 1)))
    await numbers.number(10)
    assert await numbers.waiting() == 1
    await slow.commit()
    await numbers.number(10)
    assert await numbers.waiting() == 0


async def nothing() -> None:
    """Kafka was never disturbed."""


async def test_whoever_holds_the_feed_back_is_named_once(
    migrated: Database, numbers: Sequencer, owner: Connection
) -> None:
    holder = await Writer.begin(migrated.url, happened("idea-slow", 1))
    await append(migrated.url, asked(happened("idea-1", 1)))
    watch = Watch(numbers, Standing("test"), nothing, every=0)
    with capture_logs() as said:
        for _ in range(4):
            await numbers.number(10)
            await watch.look(0)
    pid = await owner.fetchval("select pid from pg_locks where locktype = 'transactionid' limit 1")
    [warning] = said
    assert (warning["event"], warning["events"]) == ("an open transaction holds the feed back", 1)
    assert pid in warning["pid"]
    await holder.roll_back()


async def test_a_number_whose_event_is_gone_is_never_passed_over(
    migrated: Database, numbers: Sequencer, owner: Connection
) -> None:
    await append_streams(migrated.url, 1)
    await numbers.number(10)
    await owner.execute("insert into sequence values (4, 99, now(), 1)")
    numbers.next_seq = 5
    with pytest.raises(NumbersMissing):
        await numbers.take(3, 10)
