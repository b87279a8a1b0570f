"""How long to pause between looks for new events: 5 ms while there are some, 20 ms at most while idle."""

import asyncio

BUSY_SECONDS = 0.005
IDLE_SECONDS = 0.020


class Pace:
    def __init__(self) -> None:
        self.seconds = BUSY_SECONDS

    def busy(self) -> None:
        self.seconds = BUSY_SECONDS

    def longer(self) -> float:
        """How long to wait before looking again: longer each time."""
        seconds = self.seconds
        self.seconds = min(self.seconds * 2, IDLE_SECONDS)
        return seconds


async def pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
