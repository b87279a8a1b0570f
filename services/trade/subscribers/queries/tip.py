"""The newest number of the feed: all requests that wait for the next one share one query to the database."""

import asyncio

from kernel.postgres import Pool
from services.trade.subscribers.queries.feed import newest

PAUSE = 0.015


class Tip:
    """Asks every 15 ms, and only while somebody waits."""

    def __init__(self, pool: Pool, *, pause: float = PAUSE) -> None:
        self._pool = pool
        self._pause = pause
        self._newest = -1
        self._waiting = 0
        self._news: asyncio.Future[None] | None = None
        self._asking: asyncio.Task[None] | None = None

    async def beyond(self, seq: int, within: float) -> bool:
        """Whether there is a number above `seq`, waiting at most so many seconds for it.

        Raises what the database raises.
        """
        self._waiting += 1
        try:
            async with asyncio.timeout(within):
                while self._newest <= seq:
                    await asyncio.shield(self._next())
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return True

    def _next(self) -> asyncio.Future[None]:
        """Done when the newest number has changed."""
        if self._news is None or self._news.done():
            self._news = asyncio.get_running_loop().create_future()
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask(), name="tip of the feed")
        return self._news

    async def _ask(self) -> None:
        while self._waiting:
            try:
                found = await newest(self._pool)
            # Whoever waits gets to know; the next one who comes begins anew.
            except Exception as trouble:
                if self._news is not None and not self._news.done():
                    self._news.set_exception(trouble)
                    self._news.exception()
                return
            if found > self._newest:
                self._newest = found
                if self._news is not None and not self._news.done():
                    self._news.set_result(None)
            await asyncio.sleep(self._pause)
