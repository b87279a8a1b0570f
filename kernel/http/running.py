"""What a running service has at hand: its store, its database, its vault, its authority and its clock."""

import asyncio
from collections.abc import Mapping

from fastapi import Request

from kernel.authority.authority import Authority
from kernel.authority.pseudonym import Pseudonyms
from kernel.authority.token import Tokens
from kernel.clock import Clock
from kernel.http.cursor import Cursors
from kernel.postgres import Pool
from kernel.record import record
from kernel.store import Events
from kernel.subscription.waiting import Waiting
from kernel.vault import Vault


@record
class Running:
    """`stopping` is set when the process is about to end: whoever waits in a request answers then."""

    name: str
    grants: Mapping[str, frozenset[str]]
    events: Events
    pool: Pool
    vault: Vault
    tokens: Tokens
    authority: Authority
    cursors: Cursors
    pseudonyms: Pseudonyms
    waiting: Waiting
    clock: Clock
    stopping: asyncio.Event


def running(request: Request) -> Running:
    """Raises AttributeError before the application has started."""
    found: Running = request.app.state.running
    return found
