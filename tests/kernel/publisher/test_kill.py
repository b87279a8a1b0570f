"""A publisher that is killed at any moment leaves nothing lost, nothing twice and nothing out of order."""

import asyncio
import random
import sys

from deploy.local.databases import Database
from kernel.verify.verify import verify
from tests.kernel.publisher.facts import append_streams, publish_all

LIVES = 8
PROGRAM = """
import asyncio, sys
from kernel.publisher.publisher import Publisher
url, kafka, topic = sys.argv[1:]
publisher = Publisher(service="test", database=url, kafka=kafka, topic=topic, batch=40)
asyncio.run(publisher.run(asyncio.Event()))
"""


async def test_killed_at_any_moment_it_leaves_the_feed_whole(
    migrated: Database, kafka: str, topic: str
) -> None:
    chance = random.Random(20240315)
    events = 0
    for _ in range(LIVES):
        events += await append_streams(migrated.url, 150)
        await one_life(chance.uniform(0, 0.4), migrated.url, kafka, topic)
    await publish_all(migrated.url, kafka, topic, events, batch=100)
    found = await verify(service="test", database=migrated.url, kafka=kafka, topic=topic)
    assert found.line == f"{events} events: 0 lost, 0 duplicated, 0 reordered"


async def one_life(seconds: float, *arguments: str) -> None:
    """From the moment it begins to publish."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    async for line in process.stdout:
        if b"publishing" in line:
            break
    await asyncio.sleep(seconds)
    process.kill()
    await process.wait()
