"""How a product is described to buyers: in two languages, with its content, price and picture."""

from decimal import Decimal
from uuid import UUID

from kernel.errors import Refused
from kernel.record import record


class ContentNotPositive(Refused):
    vi = "Khối lượng hoặc thể tích tịnh phải lớn hơn 0."
    en = "The net content must be more than nothing."
    field = "net_content"


class PriceRangeReversed(Refused):
    vi = "Giá thấp nhất ({low} đồng) cao hơn giá cao nhất ({high} đồng)."
    en = "The lowest price ({low} VND) is above the highest ({high} VND)."
    field = "price"


@record
class NetContent:
    """How much is in one sales unit: 500 g, 0.75 l, 1 piece."""

    amount: Decimal
    measure: str


@record
class PriceRange:
    """In whole VND for one sales unit; what buyers may expect, never an offer that binds."""

    low: int
    high: int


@record
class Description:
    """What the public is told of a product, apart from its certificate.

    Names of product and producer are those that registry had when it was described.
    `sales_unit` is what one buys ("box", "hộp"); `unit` the commune's code; `image` an https address.
    """

    name: str
    producer: UUID
    producer_name: str
    unit: str
    text_vi: str
    text_en: str
    sales_unit: str
    net_content: NetContent
    price: PriceRange | None = None
    image: str | None = None


def check_description(description: Description) -> None:
    """Raises ContentNotPositive or PriceRangeReversed."""
    if description.net_content.amount <= 0:
        raise ContentNotPositive()
    price = description.price
    if price is not None and price.low > price.high:
        raise PriceRangeReversed(low=price.low, high=price.high)
