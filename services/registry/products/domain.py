"""A product is one thing that a producer brings to the programme, classified under each law and coded."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from uuid import UUID

from kernel.decider import Decider, begun
from kernel.errors import NotFound, Refused
from kernel.record import record
from law.generations import LAWS, law_named
from law.provisions import SETS, Law
from services.registry.places.domain.days import in_order


class NoSuchProduct(NotFound):
    vi = "Không có sản phẩm {id}."
    en = "There is no product {id}."


class ProductExists(Refused):
    vi = "Mã sản phẩm {product} đã được dùng cho một sản phẩm khác."
    en = "Another product is on record as {product}."


class ProductIsRetired(Refused):
    vi = "Sản phẩm {product} đã ngừng tham gia từ ngày {on}."
    en = "Product {product} has been retired since {on}."


class AlreadyCoded(Refused):
    vi = "Sản phẩm đã có mã {code} của năm {year}."
    en = "The product has the code {code} for {year} already."


class NoSuchCriteriaSet(Refused):
    vi = "{generation} không có bộ sản phẩm số {criteria_set}."
    en = "{generation} has no criteria set {criteria_set}."
    field = "/criteria_set"


class NotClassified(Refused):
    vi = "Sản phẩm chưa được phân loại theo {text} ({generation})."
    en = "The product has not been classified under {text} ({generation})."
    field = "/product"


@record
class CreateProduct:
    """`idea` is the selected idea that it grew from, where there was one; `unit` is its commune."""

    product: UUID
    producer: UUID
    name: str
    unit: str
    idea: UUID | None
    on: date


@record
class RenameProduct:
    product: UUID
    name: str
    on: date


@record
class ClassifyProduct:
    """`generation` is a law with national criteria sets, `criteria_set` the number of one."""

    product: UUID
    generation: str
    criteria_set: int
    on: date


@record
class AssignProductCode:
    """`serial` is the next number of the commune and year; None where the product had taken one before.

    `district` stands in the code until 30 June 2025 and is None afterwards.
    """

    product: UUID
    province: str
    district: str | None
    commune: str
    serial: int | None
    on: date


@record
class RetireProduct:
    product: UUID
    reason: str
    on: date


@record
class ProductCreated:
    product: UUID
    producer: UUID
    name: str
    unit: str
    idea: UUID | None
    created_on: date


@record
class ProductRenamed:
    product: UUID
    name: str
    renamed_on: date


@record
class ProductClassified:
    product: UUID
    generation: str
    criteria_set: int
    classified_on: date


@record
class ProductCodeAssigned:
    """`code` is `T-X-n-year`, with a district `T-H-X-n-year`: numbers of the units, serial, year judged."""

    product: UUID
    code: str
    year: int
    assigned_on: date


@record
class ProductRetired:
    product: UUID
    reason: str
    retired_on: date


type Command = CreateProduct | RenameProduct | ClassifyProduct | AssignProductCode | RetireProduct
type Event = ProductCreated | ProductRenamed | ProductClassified | ProductCodeAssigned | ProductRetired


@record
class State:
    """`sets` are criteria sets by generation, `codes` product codes by the year they were given for."""

    created: ProductCreated
    name: str
    latest: date
    sets: Mapping[str, int] = field(default_factory=dict[str, int])
    codes: Mapping[int, str] = field(default_factory=dict[int, str])
    retired: ProductRetired | None = None


def criteria_set(state: State, under: Law) -> int:
    """The product's set under a law, its own classification or one of the same numbering.

    Raises NotClassified.
    """
    if under.id in state.sets:
        return state.sets[under.id]
    for generation, number in state.sets.items():
        if under.numbering is not None and law_named(generation).numbering == under.numbering:
            return number
    raise NotClassified(text=under.source, generation=under.id)


def require_made(state: State) -> None:
    """Raises ProductIsRetired."""
    if state.retired is not None:
        raise ProductIsRetired(product=state.created.product, on=state.retired.retired_on.isoformat())


def decide(command: Command, state: State | None) -> Sequence[Event]:
    if isinstance(command, CreateProduct):
        return _create(command, state)
    if state is None:
        raise NoSuchProduct("product", command.product)
    match command:
        case RenameProduct() as c if state.name == c.name:
            return []
        case ClassifyProduct() as c if state.sets.get(c.generation) == c.criteria_set:
            return []
        case AssignProductCode() as c if _coded(c, state.codes.get(c.on.year)):
            return []
        case RetireProduct() as c if state.retired is not None and state.retired.reason == c.reason:
            return []
        case _:
            return [_change(command, state)]


def _create(c: CreateProduct, state: State | None) -> Sequence[Event]:
    event = ProductCreated(
        product=c.product, producer=c.producer, name=c.name, unit=c.unit, idea=c.idea, created_on=c.on
    )
    if state is None:
        return [event]
    if state.created == event:
        return []
    raise ProductExists(product=c.product)


def _change(
    command: RenameProduct | ClassifyProduct | AssignProductCode | RetireProduct, state: State
) -> Event:
    require_made(state)
    match command:
        case RenameProduct() as c:
            in_order(c.on, state.latest)
            return ProductRenamed(product=c.product, name=c.name, renamed_on=c.on)
        case ClassifyProduct() as c:
            return _classify(c)
        case AssignProductCode() as c:
            if c.on.year in state.codes:
                raise AlreadyCoded(code=state.codes[c.on.year], year=c.on.year)
            return ProductCodeAssigned(product=c.product, code=_code(c), year=c.on.year, assigned_on=c.on)
        case RetireProduct() as c:
            in_order(c.on, state.latest)
            return ProductRetired(product=c.product, reason=c.reason, retired_on=c.on)


def _code(c: AssignProductCode) -> str:
    assert c.serial is not None, "a serial is taken in the same append unless it was before"
    parts = (c.province, c.district, c.commune, str(c.serial), str(c.on.year))
    return "-".join(part for part in parts if part is not None)


def _coded(c: AssignProductCode, code: str | None) -> bool:
    """Whether the product has this very code; without a serial it was given in the same series."""
    return code is not None and (c.serial is None or _code(c) == code)


def _classify(c: ClassifyProduct) -> Event:
    numbered = any(law.id == c.generation and law.numbering is not None for law in LAWS)
    if not numbered or c.criteria_set not in SETS:
        raise NoSuchCriteriaSet(generation=c.generation, criteria_set=c.criteria_set)
    return ProductClassified(
        product=c.product, generation=c.generation, criteria_set=c.criteria_set, classified_on=c.on
    )


def evolve(state: State | None, event: Event) -> State | None:
    if isinstance(event, ProductCreated):
        return State(created=event, name=event.name, latest=event.created_on)
    state = begun(state, event)
    match event:
        case ProductRenamed() as e:
            return replace(state, name=e.name, latest=e.renamed_on)
        case ProductClassified() as e:
            return replace(state, sets={**state.sets, e.generation: e.criteria_set})
        case ProductCodeAssigned() as e:
            return replace(state, codes={**state.codes, e.year: e.code})
        case ProductRetired() as e:
            return replace(state, retired=e, latest=e.retired_on)


NOTHING: State | None = None

decider = Decider(
    category="product",
    initial=NOTHING,
    decide=decide,
    evolve=evolve,
)
