"""Offers, for those who sell: a representative for his producer, an officer for his unit."""

from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field, HttpUrl, UrlConstraints

from kernel.authority.refusals import OutOfScope
from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Statement
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.may import may
from services.trade.catalogue.domain.description import Description, NetContent, PriceRange
from services.trade.catalogue.domain.offer import DescribeOffer, NoSuchOffer, WithdrawOffer, decider
from services.trade.catalogue.tables import products

type Money = Annotated[int, Field(gt=0, le=10**12, description="Whole VND")]
type Measure = Literal["g", "kg", "ml", "l", "piece", "set", "visit"]


class NotRepresented(OutOfScope):
    vi = "Người yêu cầu không đại diện cho chủ thể của sản phẩm {where}."
    en = "The person asking does not represent the producer of product {where}."


class NewContent(Body):
    amount: Annotated[Decimal, Field(max_digits=12, decimal_places=3, examples=["500"])]
    measure: Measure


class NewPrice(Body):
    low: Money
    high: Money


class NewDescription(Body):
    """In both languages; the product's and its producer's names are registry's."""

    text_vi: Annotated[Statement, Field(examples=["Mật ong hoa vải nguyên chất."])]
    text_en: Annotated[Statement, Field(examples=["Pure lychee blossom honey."])]
    sales_unit: Annotated[Name, Field(description="What one buys", examples=["lọ 500 g"])]
    net_content: NewContent
    price: NewPrice | None = None
    image: Annotated[HttpUrl, UrlConstraints(max_length=500, allowed_schemes=["https"])] | None = None


class OfferView(BaseModel):
    """How an offer stands for those who sell it. `gone` says why what was published is off the shelf."""

    product: UUID
    described: bool
    kept_back: bool
    on_shelf: bool
    gone: Literal["REVOKED", "EXPIRED", "SUPERSEDED", "BY_PRODUCER"] | None
    certificate: UUID | None
    stars: int | None
    certificate_version: int


router = APIRouter(prefix="/offers", tags=["offers"])


# A POST, because a PUT that repeats an earlier one is taken for the same request and changes nothing.
@router.post("/{product}/description")
async def describe_offer(
    product: UUID,
    new: NewDescription,
    ask: Annotated[Ask, Depends(may("trade.offer.describe"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Describes a product for sale; it is published as soon as there is a certificate in force.

    The same words again change nothing, unless the offer had been taken back: then it returns.
    """
    ask, about = await _theirs(ask, db, product)
    command = DescribeOffer(offer=product, description=_description(about, new))
    return ask.answered(await execute(events, decider, product, command, ask.context()), product)


@router.post("/{product}/withdrawal")
async def withdraw_offer(
    product: UUID,
    ask: Annotated[Ask, Depends(may("trade.offer.withdraw"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Takes the offer off the shelf until somebody describes it again."""
    ask, _ = await _theirs(ask, db, product)
    context = ask.context()
    command = WithdrawOffer(offer=product, on=local_date(context.occurred_at))
    return ask.answered(await execute(events, decider, product, command, context), product)


@router.get("/{product}")
async def read_offer(
    product: UUID,
    ask: Annotated[Ask, Depends(may("trade.offer.read"))],
    events: EventsDep,
    db: DbDep,
    tag: TagDep,
) -> OfferView:
    """Shows how an offer stands, straight from the facts, so what was written a moment ago is in it."""
    await _theirs(ask, db, product)
    state, version = await events.state(decider, product)
    if version == 0:
        raise NoSuchOffer("offer", product)
    tag(decider.stream(product), version)
    certificate = None if state.told is None else state.told[1]
    return OfferView(
        product=product,
        described=state.description is not None,
        kept_back=state.kept_back is not None,
        on_shelf=state.published is not None,
        gone=None if state.gone is None else state.gone.name,
        certificate=None if certificate is None else certificate.certificate,
        stars=None if certificate is None else certificate.stars,
        certificate_version=state.certificate_version,
    )


async def _theirs(ask: Ask, db: DbDep, identity: UUID) -> tuple[Ask, products.Product]:
    """The product; raises NoSuchProduct, OutOfScope, NotRepresented."""
    found = await products.product(db, identity)
    ask = await ask.within(found.unit)
    if ask.role == "representative" and ask.person not in found.representatives:
        raise NotRepresented(where=identity)
    return ask, found


def _description(about: products.Product, new: NewDescription) -> Description:
    price = new.price
    return Description(
        name=about.name,
        producer=about.producer,
        producer_name=about.producer_name,
        unit=about.unit,
        text_vi=new.text_vi,
        text_en=new.text_en,
        sales_unit=new.sales_unit,
        net_content=NetContent(amount=new.net_content.amount, measure=new.net_content.measure),
        price=None if price is None else PriceRange(low=price.low, high=price.high),
        image=None if new.image is None else str(new.image),
    )
