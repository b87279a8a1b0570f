"""Where a product is made, on the day that matters."""

from datetime import date

from kernel.store import Events
from services.registry.places import usecases as places
from services.registry.producers.usecases import known
from services.registry.products.domain import ProductCreated


async def made_in(events: Events, created: ProductCreated, on: date) -> str:
    """The commune of a product on a day: its own, and its producer's once its own was merged into others."""
    if (await places.known(events, created.unit)).on(on) is not None:
        return created.unit
    return (await known(events, created.producer)).now.unit
