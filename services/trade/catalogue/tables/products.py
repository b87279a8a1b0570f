"""Which products there are and whose they are, as registry says: where an offer's description starts."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from kernel.errors import NotFound
from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.trade.catalogue.domain.heard import ProductCreated, ProductRenamed


class NoSuchProduct(NotFound):
    vi = "Chưa có thông tin về sản phẩm {id} và chủ thể của sản phẩm này."
    en = "Nothing is known of product {id} and its producer."


@record
class ProductRow:
    product: UUID
    producer: UUID
    name: str
    unit: str


@record
class Product:
    """`representatives` are the persons who act for its producer."""

    product: UUID
    name: str
    unit: str
    producer: UUID
    producer_name: str
    representatives: Sequence[str]


def _product(row: ProductRow | None, heard: Heard, product: UUID) -> ProductRow | None:
    match heard.event:
        case ProductCreated() as s:
            return ProductRow(product=product, producer=s.producer, name=s.name, unit=s.unit)
        case ProductRenamed(name=name) if row is not None:
            return replace(row, name=name)
        case _:
            return row


def _product_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.product] if isinstance(said, ProductCreated | ProductRenamed) else []


products = Table(
    name="products",
    table="products",
    row=ProductRow,
    key="product",
    listens=(ProductCreated, ProductRenamed),
    keys=_product_of,
    evolve=_product,
)

PRODUCT = """
select p.product, p.name, p.unit, p.producer, r.name as producer_name, r.representatives
from products p join producers r using (producer) where p.product = $1
"""


async def product(db: Reader, identity: UUID) -> Product:
    """Raises NoSuchProduct, also as long as only half of it has been heard."""
    row = await db.fetchrow(PRODUCT, identity)
    if row is None:
        raise NoSuchProduct("product", identity)
    return Product(**dict(row))
