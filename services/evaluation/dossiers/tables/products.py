"""Which products there are, and whose, as registry says."""

from dataclasses import replace
from uuid import UUID

from kernel.errors import Refused
from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.dossiers.domain.heard import (
    ProducerAmended,
    ProducerRegistered,
    ProductCreated,
    ProductRenamed,
)
from services.evaluation.dossiers.tables.patience import patiently


class UnknownProduct(Refused):
    vi = "Chưa có thông tin về sản phẩm {product}."
    en = "Nothing is known of product {product}."
    field = "product"


class SeveralProducts(Refused):
    vi = "Có nhiều sản phẩm tên “{name}” trong địa bàn; xin ghi mã sản phẩm."
    en = "Several products of the area are called “{name}”; give the product's id."
    field = "product"


@record
class Product:
    """`unit` is the commune."""

    product: UUID
    producer: UUID
    name: str
    unit: str


@record
class Producer:
    producer: UUID
    name: str


def _product(row: Product | None, heard: Heard, product: UUID) -> Product | None:
    match heard.event:
        case ProductCreated() as s:
            return Product(product=product, producer=s.producer, name=s.name, unit=s.unit)
        case ProductRenamed(name=name) if row is not None:
            return replace(row, name=name)
        case _:
            return row


def _product_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.product] if isinstance(said, ProductCreated | ProductRenamed) else []


def _producer(row: Producer | None, heard: Heard, producer: UUID) -> Producer | None:
    match heard.event:
        case ProducerRegistered(name=name) | ProducerAmended(name=name):
            return Producer(producer=producer, name=name)
        case _:
            return row


def _producer_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.producer] if isinstance(said, ProducerRegistered | ProducerAmended) else []


products = Table(
    name="products",
    table="products",
    row=Product,
    key="product",
    listens=(ProductCreated, ProductRenamed),
    keys=_product_of,
    evolve=_product,
)
producers = Table(
    name="producers",
    table="producers",
    row=Producer,
    key="producer",
    listens=(ProducerRegistered, ProducerAmended),
    keys=_producer_of,
    evolve=_producer,
)

NAMED = """
select * from products
where lower(normalize(name)) = lower(normalize($1)) and unit in (select units_below($2)) limit 2
"""


async def find_product(db: Reader, told: str, unit: str) -> Product:
    """By its id, or by a name that only one product of the unit and all below it has; as known now.

    Raises UnknownProduct, SeveralProducts.
    """
    try:
        rows = await db.fetch("select * from products where product = $1", UUID(told))
    except ValueError:
        rows = await db.fetch(NAMED, told, unit)
    if not rows:
        raise UnknownProduct(product=told)
    if len(rows) > 1:
        raise SeveralProducts(name=told)
    return Product(**dict(rows[0]))


async def load_product(db: Reader, identity: UUID) -> Product:
    """Raises UnknownProduct."""

    async def find() -> Product | None:
        row = await db.fetchrow("select * from products where product = $1", identity)
        return None if row is None else Product(**dict(row))

    found = await patiently(find)
    if found is None:
        raise UnknownProduct(product=identity)
    return found
