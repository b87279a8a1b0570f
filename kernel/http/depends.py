"""What routes may ask for by type: the store, the vault, a connection to read with, and the time."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from kernel.http.running import running
from kernel.postgres import Connection
from kernel.store import Events
from kernel.vault import Vault


# Coroutines all of them, because FastAPI would run plain functions in threads.
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
