"""Products: created for a producer, classified under a law, coded, retired."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import FIRST_ID, PageDep
from kernel.store import Context, Events
from law.cases.law_id import AnyLawId
from services.registry.ideas.domain import idea
from services.registry.places.usecases import UnitCode
from services.registry.producers.usecases.acting import act_for, act_in, own_only
from services.registry.products import tables as products
from services.registry.products.domain import (
    ClassifyProduct,
    Command,
    CreateProduct,
    RenameProduct,
    RetireProduct,
    decider,
)
from services.registry.products.usecases import coding
from services.registry.products.usecases.coding import find_product

type Reason = Annotated[str, Field(min_length=1, max_length=2000)]


class NewProduct(Body):
    """It stands where its producer stands."""

    producer: UUID
    name: Annotated[Name, Field(examples=["Mật ong Suối Mơ"])]
    idea: Annotated[UUID | None, Field(description="The selected idea that it grew from")] = None


class ProductRenaming(Body):
    name: Name


class Classification(Body):
    generation: AnyLawId
    criteria_set: Annotated[int, Field(ge=1, le=99, examples=[4])]


class Retirement(Body):
    reason: Reason


class ProductView(BaseModel):
    """`classified` holds `R4/4` for set 4 under R4; `code` is the latest one."""

    product: UUID
    producer: UUID
    name: str
    unit: str
    idea: UUID | None
    created_on: date
    classified: list[str]
    code: str | None
    retired_on: date | None


router = APIRouter(prefix="/products", tags=["products"])


@router.put("/{product}", status_code=201)
async def create_product(
    product: UUID,
    new: NewProduct,
    ask: Annotated[Ask, Depends(may("registry.product.create"))],
    events: EventsDep,
) -> Response:
    """Creates a product of a producer, by its representative or by an office for it."""
    ask, producer = await act_for(ask, events, new.producer)
    if new.idea is not None:
        idea.require_selected((await events.state(idea.decider, new.idea))[0], new.producer)
    context = ask.context(correlation=product)
    command = CreateProduct(
        product=product,
        producer=new.producer,
        name=new.name,
        unit=producer.now.unit,
        idea=new.idea,
        on=local_date(context.occurred_at),
    )
    return ask.answered(await execute(events, decider, product, command, context))


@router.post("/{product}/rename")
async def rename_product(
    product: UUID,
    new: ProductRenaming,
    ask: Annotated[Ask, Depends(may("registry.product.rename"))],
    events: EventsDep,
) -> Response:
    """Gives a product another name."""
    ask, context, on = await _theirs(ask, events, product)
    return await _change(ask, events, RenameProduct(product=product, name=new.name, on=on), context)


@router.post("/{product}/classify")
async def classify_product(
    product: UUID,
    how: Classification,
    ask: Annotated[Ask, Depends(may("registry.product.classify"))],
    events: EventsDep,
) -> Response:
    """Says which criteria set a product is judged by under a law.

    R2 and R3 number the sets otherwise than the later laws.
    """
    ask, context, on = await _theirs(ask, events, product)
    command = ClassifyProduct(
        product=product, generation=how.generation, criteria_set=how.criteria_set, on=on
    )
    return await _change(ask, events, command, context)


@router.post("/{product}/code")
async def assign_product_code(
    product: UUID,
    ask: Annotated[Ask, Depends(may("registry.product.code"))],
    events: EventsDep,
) -> Response:
    """Gives a product the next code of its commune and year, without gaps.

    Asked again in the same year, the answer is the same.
    """
    ask, context, on = await _theirs(ask, events, product)
    return ask.answered(await coding.assign_code(events, product, on, context))


@router.post("/{product}/retire")
async def retire_product(
    product: UUID,
    how: Retirement,
    ask: Annotated[Ask, Depends(may("registry.product.retire"))],
    events: EventsDep,
) -> Response:
    """Retires a product that is not made any more."""
    ask, context, on = await _theirs(ask, events, product)
    return await _change(ask, events, RetireProduct(product=product, reason=how.reason, on=on), context)


async def _theirs(ask: Ask, events: Events, product: UUID) -> tuple[Ask, Context, date]:
    """Who asks and on which day, after the check of whose product it is."""
    created = (await find_product(events, product)).created
    ask = await act_in(ask, events, created.unit, created.producer)
    context = ask.context(correlation=product)
    return ask, context, local_date(context.occurred_at)


async def _change(ask: Ask, events: Events, command: Command, context: Context) -> Response:
    return ask.answered(await execute(events, decider, command.product, command, context))


@router.get("", dependencies=[fresh("products")])
async def list_products(
    ask: Annotated[Ask, Depends(may("registry.read"))],
    db: DbDep,
    page: PageDep,
    unit: UnitCode | None = None,
    producer: UUID | None = None,
) -> Rows[ProductView]:
    """Lists the products in a unit and below it, in one's own unit where none is named.

    A representative sees only those of his producer.
    """
    where = unit or ask.unit
    ask = await ask.within(where)
    found = await products.listed(
        db, where, own_only(ask), producer, page.after_id() or FIRST_ID, page.wanted
    )
    rows = page.answer(found, key=lambda row: (row.product,))
    return Rows(
        items=[ProductView.model_validate(r, from_attributes=True) for r in rows.items], next=rows.next
    )


@router.get("/{product}")
async def read_product(
    product: UUID,
    ask: Annotated[Ask, Depends(may("registry.read"))],
    events: EventsDep,
    tag: TagDep,
) -> ProductView:
    """Shows a product, straight from the facts."""
    state, version = await events.state(decider, product)
    state = state or await find_product(events, product)
    await act_in(ask, events, state.created.unit, state.created.producer)
    tag(decider.stream(product), version)
    return ProductView(
        product=product,
        producer=state.created.producer,
        name=state.name,
        unit=state.created.unit,
        idea=state.created.idea,
        created_on=state.created.created_on,
        classified=sorted(f"{generation}/{number}" for generation, number in state.sets.items()),
        code=state.codes[max(state.codes)] if state.codes else None,
        retired_on=None if state.retired is None else state.retired.retired_on,
    )
