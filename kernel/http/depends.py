"""What routes may ask for by type: the store, the vault, a connection to read with, and the time."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import asyncpg
from fastapi import Depends, Request

from kernel.http.running import Running, RunningDep, running
from kernel.store import Events
from kernel.vault import Vault

__all__ = ["Connection", "DbDep", "EventsDep", "NowDep", "Running", "RunningDep", "VaultDep"]

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    type Connection = PoolConnectionProxy[asyncpg.Record]
else:
    # FastAPI looks at the annotation when routes are made, and the class is not generic then.
    Connection = asyncpg.pool.PoolConnectionProxy


async def _events(request: Request) -> Events:
    return running(request).events


async def _vault(request: Request) -> Vault:
    return running(request).vault


async def _now(request: Request) -> datetime:
    return running(request).clock()


async def _db(request: Request) -> AsyncIterator[Connection]:
    async with running(request).pool.acquire() as connection:
        yield connection


EventsDep = Annotated[Events, Depends(_events)]
VaultDep = Annotated[Vault, Depends(_vault)]
NowDep = Annotated[datetime, Depends(_now)]
DbDep = Annotated[Connection, Depends(_db, scope="function")]
