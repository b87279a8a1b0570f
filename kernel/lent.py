"""Caches a few pool connections for single queries: a pool costs as much to ask as a short query."""

from collections.abc import Awaitable, Callable

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from kernel.postgres import Pool

type Held = PoolConnectionProxy[asyncpg.Record]


class Lent:
    """Takes at most `most` connections from a pool, which serves beyond them; `close` gives them back.

    Only for queries that leave no state behind in their session. The pool must have more than `most`.
    """

    def __init__(self, pool: Pool, most: int) -> None:
        self._pool = pool
        self._most = most
        self._taken = 0
        self._free: list[Held] = []

    async def fetch(self, query: str, *given: object) -> list[asyncpg.Record]:
        return await self._asked(lambda connection: connection.fetch(query, *given))

    async def fetchrow(self, query: str, *given: object) -> asyncpg.Record | None:
        return await self._asked(lambda connection: connection.fetchrow(query, *given))

    async def close(self) -> None:
        """Gives all of them back to the pool; for when no query runs any more."""
        while self._free:
            await self._give_back(self._free.pop())

    async def _asked[T](self, ask: Callable[[Held], Awaitable[T]]) -> T:
        connection = await self._at_hand()
        if connection is None:
            async with self._pool.acquire() as other:
                return await ask(other)
        try:
            answer = await ask(connection)
        except BaseException:
            # The pool knows what to do with a connection that was interrupted.
            await self._give_back(connection)
            raise
        self._free.append(connection)
        return answer

    async def _at_hand(self) -> Held | None:
        while self._free:
            connection = self._free.pop()
            if not lost(connection):
                return connection
            await self._give_back(connection)
        if self._taken >= self._most:
            return None
        self._taken += 1
        try:
            return await self._pool.acquire()
        except BaseException:
            self._taken -= 1
            raise

    async def _give_back(self, connection: Held) -> None:
        self._taken -= 1
        await self._pool.release(connection)


def lost(connection: Held) -> bool:
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:
        # The pool has already taken back what the server ended while nobody asked.
        return True
