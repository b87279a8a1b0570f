"""What a running service has at hand: its store, its database, its vault, its authority and its clock."""

from collections.abc import Mapping
from typing import Annotated

import asyncpg
from fastapi import Depends, Request

from kernel.authority.authority import Authority
from kernel.authority.token import Tokens
from kernel.clock import Clock
from kernel.http.cursor import Cursors
from kernel.record import record
from kernel.store import Events
from kernel.vault import Vault

type Pool = asyncpg.Pool[asyncpg.Record]


@record
class Running:
    name: str
    grants: Mapping[str, frozenset[str]]
    events: Events
    pool: Pool
    vault: Vault
    tokens: Tokens
    authority: Authority
    cursors: Cursors
    clock: Clock


def running(request: Request) -> Running:
    """Raises AttributeError before the application has started."""
    found: Running = request.app.state.running
    return found


# Dependencies are coroutines, because others would each cost a thread.
async def _running(request: Request) -> Running:
    return running(request)


RunningDep = Annotated[Running, Depends(_running)]
