"""Every offer that is or was public, with the state that the public was told last."""

import unicodedata
from datetime import date
from decimal import Decimal
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.trade.catalogue.domain.certificate import Certificate
from services.trade.catalogue.domain.description import Description, NetContent, PriceRange
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn, Reason
from services.trade.catalogue.domain.shelf import Gone, Shelved, shelved


@record
class Row:
    """`sorting` is the name and `words` all that is searched, both without diacritics."""

    product: UUID
    name: str
    sorting: str
    words: str
    producer: UUID
    producer_name: str
    unit: str
    text_vi: str
    text_en: str
    sales_unit: str
    amount: Decimal
    measure: str
    price_low: int | None
    price_high: int | None
    image: str | None
    certificate: UUID
    stars: int
    office: UUID
    decision_number: str
    valid_from: date
    valid_until: date
    certificate_version: int
    gone: str | None
    gone_on: date | None


def plain(text: str) -> str:
    """How a text is searched: small letters without diacritics, so that `mat ong` finds `Mật ong`."""
    spread = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in spread if not unicodedata.combining(c)).split())


def _row(_before: Row | None, heard: Heard, product: UUID) -> Row | None:
    said = heard.event
    assert isinstance(said, OfferPublished | OfferWithdrawn)
    offer = shelved(said)
    about, under = offer.description, offer.certificate
    return Row(
        product=product,
        name=about.name,
        sorting=plain(about.name),
        words=plain(f"{about.name} {about.producer_name} {about.text_vi} {about.text_en}"),
        producer=about.producer,
        producer_name=about.producer_name,
        unit=about.unit,
        text_vi=about.text_vi,
        text_en=about.text_en,
        sales_unit=about.sales_unit,
        amount=about.net_content.amount,
        measure=about.net_content.measure,
        price_low=None if about.price is None else about.price.low,
        price_high=None if about.price is None else about.price.high,
        image=about.image,
        certificate=under.certificate,
        stars=under.stars,
        office=under.office,
        decision_number=under.decision_number,
        valid_from=under.valid_from,
        valid_until=under.valid_until,
        certificate_version=offer.certificate_version,
        gone=None if offer.gone is None else offer.gone.reason.name,
        gone_on=None if offer.gone is None else offer.gone.on,
    )


def _offer_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.offer] if isinstance(said, OfferPublished | OfferWithdrawn) else []


shelf = Table(
    name="shelf",
    table="shelf",
    row=Row,
    key="product",
    listens=(OfferPublished, OfferWithdrawn),
    keys=_offer_of,
    evolve=_row,
)

ONE = "select * from shelf where product = $1"
OFFERED = """
select * from shelf
where gone is null and valid_until >= $1
  and ($2::text is null or words like $2)
  and ($3::int is null or stars = $3)
  and ($4::text is null or unit in (select units_below($4)))
  and ($5::text is null or (sorting, product) > ($5, $6))
order by sorting, product limit $7
"""


@record
class Wanted:
    """`words` in any spelling; `unit` with all below it; `day` in Vietnam."""

    day: date
    words: str | None = None
    stars: int | None = None
    unit: str | None = None


async def offer(db: Reader, product: UUID) -> Shelved | None:
    """What the public was told last of this product."""
    row = await db.fetchrow(ONE, product)
    return None if row is None else _shelved(Row(**dict(row)))


async def offered(
    db: Reader, wanted: Wanted, after: tuple[str, UUID] | None, limit: int
) -> list[tuple[str, Shelved]]:
    """What is on the shelf, each with its place in the order of names."""
    rows = await db.fetch(
        OFFERED, wanted.day, _like(wanted.words), wanted.stars, wanted.unit, *(after or (None, None)), limit
    )
    return [(row["sorting"], _shelved(Row(**dict(row)))) for row in rows]


def _like(words: str | None) -> str | None:
    if words is None:
        return None
    escaped = plain(words).replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{escaped.replace(' ', '%')}%"


def _shelved(row: Row) -> Shelved:
    price = None
    if row.price_low is not None and row.price_high is not None:
        price = PriceRange(low=row.price_low, high=row.price_high)
    gone = None
    if row.gone is not None and row.gone_on is not None:
        gone = Gone(reason=Reason[row.gone], on=row.gone_on)
    return Shelved(
        offer=row.product,
        description=Description(
            name=row.name,
            producer=row.producer,
            producer_name=row.producer_name,
            unit=row.unit,
            text_vi=row.text_vi,
            text_en=row.text_en,
            sales_unit=row.sales_unit,
            net_content=NetContent(amount=row.amount, measure=row.measure),
            price=price,
            image=row.image,
        ),
        certificate=Certificate(
            certificate=row.certificate,
            stars=row.stars,
            office=row.office,
            decision_number=row.decision_number,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        ),
        certificate_version=row.certificate_version,
        gone=gone,
    )
