"""The stage of the demo, set for a test: its units, offices and appointments, and everybody's token."""

import io
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx
from rich.console import Console

from demo.acts.stage import set_stage
from demo.cast import ADMINISTRATOR, PARTS, Cast
from demo.client import Desk, Person
from demo.play import Play
from demo.screen import Screen
from deploy.local.identity import mint
from deploy.local.layout import SERVICES
from deploy.local.services import run_service
from deploy.local.stack import Stack
from tests.system.asking import Asking
from tests.system.ledger import Ledger

# An answer that takes longer than this is asked for again.
TIMEOUT = 15.0


@asynccontextmanager
async def reception(stack: Stack) -> AsyncGenerator[Desk]:
    """Where the services are."""
    urls = {service: stack.layout.service_url(service) for service in SERVICES}
    async with httpx.AsyncClient(timeout=TIMEOUT) as http:
        yield Desk(http, urls, [])


def signed_in(stack: Stack, desk: Desk, name: str, **claims: object) -> Person:
    """Whoever has this name at the identity provider; claims given here prevail in the token."""
    return Person(desk, name, mint(stack.folder, name, **claims))


@asynccontextmanager
async def people(stack: Stack) -> AsyncGenerator[dict[str, Person]]:
    """Everybody at a desk of their own; nobody is appointed by this."""
    async with reception(stack) as desk:
        names = [ADMINISTRATOR, *(part.name for part in PARTS)]
        yield {name: signed_in(stack, desk, name) for name in names}


async def appoint_everybody(stack: Stack) -> None:
    """Units, offices, appointments; every service knows of them when this returns."""
    run_service(stack, "registry", "appoint-first-administrator", ADMINISTRATOR)
    async with people(stack) as everybody:
        silent = Screen(Console(file=io.StringIO()), "en")
        await set_stage(Play(Cast(everybody, {}), silent))


@asynccontextmanager
async def asking(stack: Stack) -> AsyncGenerator[Asking]:
    """Clients of the people on stage, with an empty ledger."""
    async with people(stack) as everybody:
        yield Asking(everybody, Ledger())
