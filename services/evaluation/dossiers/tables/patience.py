"""Repeats a lookup for up to 0.8 s: what another service said a moment ago may not have been read yet."""

import asyncio
from collections.abc import Awaitable, Callable

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)


async def patiently[T](find: Callable[[], Awaitable[T | None]]) -> T | None:
    """None only after three quarters of a second."""
    found = await find()
    for pause in PAUSES:
        if found is not None:
            return found
        await asyncio.sleep(pause)
        found = await find()
    return found
