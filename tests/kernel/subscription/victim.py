"""A reader that dies by SIGKILL after its effect and before its commit; run as a program by a test."""

import asyncio
import os
import signal
import sys

from kernel.postgres import Connection, pool
from kernel.subscription.effect import Projecting
from kernel.subscription.subscription import Subscription
from tests.kernel.subscription.story import Diary, codec


async def die(_: Connection) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str, kafka: str, topic: str) -> None:
    subscription = Subscription(
        service=f"{topic}{os.getpid()}",
        effect=Projecting(Diary(then=die)),
        topics=[topic],
        codec=codec,
        pool=await pool(url),
        kafka=kafka,
    )
    await subscription.run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
