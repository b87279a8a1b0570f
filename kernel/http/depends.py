"""What routes may ask for by type: the store, the vault, pseudonyms, where to read, and the time."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from kernel.authority.pseudonym import Pseudonyms
from kernel.http.running import running
from kernel.postgres import Reader
from kernel.store import Events
from kernel.vault import Vault


# Coroutines all of them, because FastAPI would run plain functions in threads.
async def _events(request: Request) -> Events:
    return running(request).events


async def _vault(request: Request) -> Vault:
    return running(request).vault


async def _pseudonyms(request: Request) -> Pseudonyms:
    return running(request).pseudonyms


async def _now(request: Request) -> datetime:
    return running(request).clock()


# The pool, not a connection: a request that kept one while it executes a command, which takes
# another, would wait for itself as soon as there are as many requests as connections.
async def _db(request: Request) -> Reader:
    return running(request).pool


EventsDep = Annotated[Events, Depends(_events)]
VaultDep = Annotated[Vault, Depends(_vault)]
PseudonymsDep = Annotated[Pseudonyms, Depends(_pseudonyms)]
NowDep = Annotated[datetime, Depends(_now)]
DbDep = Annotated[Reader, Depends(_db)]
