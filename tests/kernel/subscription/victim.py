"""A reader that dies by SIGKILL after its effect and before its commit; run as a program by a test."""

import asyncio
import os
import signal
import sys

from kernel.postgres import Connection, pool
from kernel.subscription.effect import Projecting
from tests.kernel.subscription.story import Diary, listener


async def die(_: Connection) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str, kafka: str, topic: str) -> None:
    reader = listener(await pool(url), kafka, topic, Projecting(Diary(then=die)), group=str(os.getpid()))
    await reader.run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
