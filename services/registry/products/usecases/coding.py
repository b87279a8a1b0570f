"""A product is coded by the next number of its commune and year."""

from datetime import date
from uuid import UUID

from kernel.execute import execute_steps
from kernel.series import take_number
from kernel.store import Answer, Context, Events
from services.registry.places.usecases import NotOfTheCommuneLevel, find_lineage
from services.registry.products.domain import AssignProductCode, Command, NoSuchProduct, State, decider
from services.registry.products.usecases.commune import find_commune


async def find_product(events: Events, identity: UUID) -> State:
    """Raises NoSuchProduct."""
    state, _ = await events.state(decider, identity)
    if state is None:
        raise NoSuchProduct("product", identity)
    return state


async def assign_code(events: Events, identity: UUID, on: date, context: Context) -> Answer:
    """Asked again in the same year and commune it gives the same; raises NoSuchProduct, AlreadyCoded."""
    unit = await find_commune(events, (await find_product(events, identity)).created, on)
    above = await find_lineage(events, unit, on)
    commune = above.commune
    if commune is None:
        raise NotOfTheCommuneLevel(unit=unit)

    def make(number: int | None) -> Command:
        return AssignProductCode(
            product=identity,
            province=above.province,
            district=above.district,
            commune=commune,
            serial=number,
            on=on,
        )

    steps = take_number(decider, identity, f"product-code-{commune}-{on.year}", make)
    return await execute_steps(events, steps, context)
