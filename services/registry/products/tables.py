"""Products with their classification and latest code, by producer and place."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.products.domain import (
    ProductClassified,
    ProductCodeAssigned,
    ProductCreated,
    ProductRenamed,
    ProductRetired,
    decider,
)


@record
class ProductRow:
    """`classified` holds `R4/4` for set 4 under R4."""

    product: UUID
    producer: UUID
    name: str
    unit: str
    idea: UUID | None
    created_on: date
    classified: list[str]
    code: str | None
    retired_on: date | None


def _evolve(row: ProductRow | None, heard: Heard, product: UUID) -> ProductRow | None:
    event = decider.own(heard.event, heard.stream)
    if isinstance(event, ProductCreated):
        return ProductRow(
            product=product,
            producer=event.producer,
            name=event.name,
            unit=event.unit,
            idea=event.idea,
            created_on=event.created_on,
            classified=[],
            code=None,
            retired_on=None,
        )
    if row is None:
        return None
    match event:
        case ProductRenamed() as e:
            return replace(row, name=e.name)
        case ProductClassified() as e:
            others = [c for c in row.classified if not c.startswith(f"{e.generation}/")]
            return replace(row, classified=sorted([*others, f"{e.generation}/{e.criteria_set}"]))
        case ProductCodeAssigned() as e:
            return replace(row, code=e.code)
        case ProductRetired() as e:
            return replace(row, retired_on=e.retired_on)


products = Table(
    name="products",
    table="products",
    row=ProductRow,
    key="product",
    listens=decider.events,
    keys=lambda heard: [decider.own(heard.event, heard.stream).product],
    evolve=_evolve,
)

LIST = """
select product, producer, name, unit, idea, created_on, classified, code, retired_on from products
where unit in (select units_below($1))
    and ($2::text is null
        or producer in (select r.producer from representatives r where r.person = $2 and r.ended_on is null))
    and ($3::uuid is null or producer = $3)
    and product > $4
order by product limit $5
"""


async def listed(
    db: Reader, unit: str, person: str | None, producer: UUID | None, after: UUID, limit: int
) -> list[ProductRow]:
    """Those in a unit and below it; with `person`, only of producers that the person represents."""
    rows = await db.fetch(LIST, unit, person, producer, after, limit)
    return [ProductRow(**dict(row)) for row in rows]
