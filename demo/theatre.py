"""A play needs people at their desks, who ask the services of a stack over HTTP."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from demo.cast import Cast
from demo.client import Desk, Person
from deploy.local.identity import mint
from deploy.local.layout import SERVICES
from deploy.local.stack import Stack

AT_ONCE = httpx.Limits(max_connections=32)


@dataclass(frozen=True)
class Theatre:
    """`asked` has one entry for each request."""

    cast: Cast
    asked: list[int]


@asynccontextmanager
async def cast_of(stack: Stack, names: Sequence[str]) -> AsyncGenerator[Theatre]:
    """Everybody of these names, with a token of the stack's issuer."""
    asked: list[int] = []
    urls = {service: stack.layout.service_url(service) for service in SERVICES}
    async with httpx.AsyncClient(limits=AT_ONCE, timeout=60) as http:
        desk = Desk(http, urls, asked)
        people = {name: Person(desk, name, mint(stack.folder, name)) for name in names}
        yield Theatre(Cast(people, {}), asked)
