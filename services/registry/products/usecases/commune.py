"""The commune of a product on a day: its own, and its producer's once its own was merged into others."""

from datetime import date

from kernel.store import Events
from services.registry.places.usecases import find_unit
from services.registry.producers.usecases.acting import find_producer
from services.registry.products.domain import ProductCreated


async def find_commune(events: Events, created: ProductCreated, on: date) -> str:
    """The unit's code; raises NoSuchProducer."""
    if (await find_unit(events, created.unit)).on(on) is not None:
        return created.unit
    return (await find_producer(events, created.producer)).now.unit
