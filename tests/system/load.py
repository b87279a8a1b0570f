"""Clients that never rest: each brings producers, products and ideas, one after the other, until it ends."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from demo.place import COMMUNES
from tests.system.asking import Asking
from tests.system.client import Client
from tests.system.ideas import bring_idea
from tests.system.products import bring_producer, bring_products

# Those who only bring ideas need one service, and go on while the others wait for another.
ONLY_IDEAS, CLIENTS = 2, 7
# Few communes, so that clients meet at their series of product codes.
PLACES = [unit.code for unit in COMMUNES[:2]]


@asynccontextmanager
async def load(asking: Asking, seed: int) -> AsyncGenerator[None]:
    """Commands flow while the block runs; at its end, clients are cut off wherever they are.

    Raises what one of them found wrong.
    """
    async with asyncio.TaskGroup() as group:
        clients = [
            group.create_task(work(Client(asking, f"{seed}/{n}"), only_ideas=n < ONLY_IDEAS))
            for n in range(CLIENTS)
        ]
        yield
        for client in clients:
            client.cancel()


async def work(client: Client, *, only_ideas: bool) -> None:
    while True:
        commune = client.rng.choice(PLACES)
        producer = await bring_producer(client, commune)
        for _ in range(client.rng.randint(1, 3)):
            if only_ideas or client.perhaps(0.2):
                await bring_idea(client, commune, producer)
            else:
                await bring_products(client, commune, producer)
