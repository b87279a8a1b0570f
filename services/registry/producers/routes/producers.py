"""Producers: registered under one number, amended, closed; what is personal is sealed on the way in."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep, VaultDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import FIRST_ID, PageDep
from kernel.sealed import Sealed
from kernel.vault import Erased, Vault
from services.registry.keyed import KeyedDep
from services.registry.places.usecases import (
    UnitCode,
    find_unit,
    require_producing_level,
    require_standing,
)
from services.registry.producers.domain import registration
from services.registry.producers.domain.commands import AmendProducer, CloseProducer, RegisterProducer
from services.registry.producers.domain.kind import ProducerKind
from services.registry.producers.domain.rules import decider
from services.registry.producers.tables import producers
from services.registry.producers.usecases import registering
from services.registry.producers.usecases.acting import find_producer, own_only, require_representation

type Number = Annotated[
    str,
    Field(
        min_length=1,
        max_length=20,
        description="Tax, household registration or citizen's number; kept only as a keyed hash",
        examples=["9800000012"],
    ),
]
type Reason = Annotated[str, Field(min_length=1, max_length=2000)]


class Contact(Body):
    """All of it is sealed; only officers of the unit and the producer itself can read it."""

    representative: Annotated[str, Field(max_length=300)] = ""
    position: Annotated[str, Field(max_length=300)] = ""
    address: Annotated[str, Field(max_length=1000)] = ""
    phone: Annotated[str, Field(max_length=50)] = ""
    email: Annotated[str, Field(max_length=300)] = ""


class ContactView(Contact):
    """Empty where the producer gave none, and where it was `erased` on request."""

    erased: bool = False


class NewProducer(Body):
    """Only a cooperative group may be without a number."""

    name: Annotated[Name, Field(examples=["HTX Mật ong Suối Mơ"])]
    kind: Annotated[ProducerKind, Field(examples=["cooperative"])]
    unit: UnitCode
    registration_number: Number | None = None
    contact: Contact | None = None


class Amendment(Body):
    """What is left out stays as it is."""

    name: Name | None = None
    kind: ProducerKind | None = None
    unit: UnitCode | None = None
    registration_number: Number | None = None
    contact: Contact | None = None


class Closing(Body):
    reason: Reason


class ProducerView(BaseModel):
    """What is public of a producer."""

    producer: UUID
    name: str
    kind: ProducerKind
    unit: str
    registered_on: date
    closed_on: date | None


router = APIRouter(prefix="/producers", tags=["producers"])


@router.put("/{producer}", status_code=201)
async def register_producer(
    producer: UUID,
    new: NewProducer,
    ask: Annotated[Ask, Depends(may("registry.producer.register"))],
    events: EventsDep,
    vault: VaultDep,
    keyed: KeyedDep,
) -> Response:
    """Registers a producer in its commune. A registration number belongs to one producer only."""
    require_producing_level(new.unit)
    unit = await find_unit(events, new.unit)
    ask = await ask.within(new.unit)
    context = ask.context(correlation=producer)
    on = local_date(context.occurred_at)
    require_standing(unit, on)
    number = _hash(keyed, new.registration_number)
    command = RegisterProducer(
        producer=producer,
        name=new.name,
        kind=new.kind,
        unit=new.unit,
        tax_hash=number,
        contact=await _sealed(vault, producer, new.contact),
        on=on,
    )
    return ask.answered(await registering.register_producer(events, command, context))


@router.post("/{producer}/amend")
async def amend_producer(
    producer: UUID,
    new: Amendment,
    ask: Annotated[Ask, Depends(may("registry.producer.amend"))],
    events: EventsDep,
    vault: VaultDep,
    keyed: KeyedDep,
) -> Response:
    """Changes what is said of a producer; what is left out stays as it is.

    Only an officer of both places moves a producer from one to the other.
    """
    state = await find_producer(events, producer)
    unit = await find_unit(events, new.unit or state.now.unit)
    for code in (state.now.unit, unit.established.code):
        ask = await ask.within(code)
    require_representation(ask, state)
    context = ask.context(correlation=producer)
    on = local_date(context.occurred_at)
    if new.unit is not None:
        require_producing_level(new.unit)
        require_standing(unit, on)
    number = _hash(keyed, new.registration_number)
    command = AmendProducer(
        producer=producer,
        name=new.name,
        kind=new.kind,
        unit=new.unit,
        tax_hash=number,
        contact=await _sealed(vault, producer, new.contact),
        on=on,
    )
    return ask.answered(await registering.amend_producer(events, state, command, context))


@router.post("/{producer}/close")
async def close_producer(
    producer: UUID,
    how: Closing,
    ask: Annotated[Ask, Depends(may("registry.producer.close"))],
    events: EventsDep,
) -> Response:
    """Closes a producer that takes part no more; its registration number stays its own."""
    ask = await ask.within((await find_producer(events, producer)).now.unit)
    context = ask.context(correlation=producer)
    command = CloseProducer(producer=producer, reason=how.reason, on=local_date(context.occurred_at))
    return ask.answered(await execute(events, decider, producer, command, context))


@router.get("", dependencies=[fresh("producers")])
async def list_producers(
    ask: Annotated[Ask, Depends(may("registry.read"))],
    db: DbDep,
    page: PageDep,
    unit: UnitCode | None = None,
) -> Rows[ProducerView]:
    """Lists the producers in a unit and below it, in one's own unit where none is named.

    A representative sees only the producer that he represents.
    """
    where = unit or ask.unit
    ask = await ask.within(where)
    found = await producers.listed(db, where, own_only(ask), page.after_id() or FIRST_ID, page.wanted)
    rows = page.answer(found, key=lambda row: (row.producer,))
    return Rows(
        items=[ProducerView.model_validate(r, from_attributes=True) for r in rows.items], next=rows.next
    )


@router.get("/{producer}")
async def read_producer(
    producer: UUID,
    ask: Annotated[Ask, Depends(may("registry.read"))],
    events: EventsDep,
    tag: TagDep,
) -> ProducerView:
    """Shows what is public of a producer, straight from the facts."""
    state, version = await events.state(decider, producer)
    state = state or await find_producer(events, producer)
    ask = await ask.within(state.now.unit)
    require_representation(ask, state)
    tag(decider.stream(producer), version)
    return ProducerView(
        producer=producer,
        name=state.now.name,
        kind=state.now.kind,
        unit=state.now.unit,
        registered_on=state.registered.registered_on,
        closed_on=None if state.closed is None else state.closed.closed_on,
    )


@router.get("/{producer}/contact")
async def read_producer_contact(
    producer: UUID,
    ask: Annotated[Ask, Depends(may("registry.producer.contact"))],
    events: EventsDep,
    vault: VaultDep,
    response: Response,
) -> ContactView:
    """Opens the sealed contact of a producer for this request only."""
    state = await find_producer(events, producer)
    ask = await ask.within(state.now.unit)
    require_representation(ask, state)
    response.headers["Cache-Control"] = "no-store"
    if state.now.contact is None:
        return ContactView()
    try:
        opened = await vault.open(state.now.contact, decider.stream(producer), "contact")
    except Erased:
        return ContactView(erased=True)
    return ContactView.model_validate_json(opened)


def _hash(keyed: KeyedDep, number: str | None) -> str | None:
    return None if number is None else keyed.number(registration.normalised(number))


async def _sealed(vault: Vault, producer: UUID, given: Contact | None) -> Sealed | None:
    if given is None:
        return None
    stream = decider.stream(producer)
    return await vault.seal(stream, stream, "contact", given.model_dump_json())
