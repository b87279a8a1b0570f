"""Representatives: named by an office, acting for one producer by an appointment of their own."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.body import Body, Rows
from kernel.http.depends import DbDep, EventsDep, VaultDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import FIRST_ID, PageDep
from services.registry.keyed import KeyedDep
from services.registry.places.routes.appointments import Subject
from services.registry.producers.tables import representatives
from services.registry.producers.usecases import representing
from services.registry.producers.usecases.acting import find_producer, require_representation
from services.registry.producers.usecases.representing import Representative

type Change = Annotated[Ask, Depends(may("registry.representative.name"))]


class NewRepresentative(Body):
    """The person's login and name; both are sealed."""

    subject: Annotated[Subject, Field(examples=["lan"])]
    name: Annotated[str, Field(min_length=1, max_length=300)]


class RepresentativeView(BaseModel):
    """`person` is opaque."""

    appointment: UUID
    producer: UUID
    person: str
    named_on: date
    ended_on: date | None


router = APIRouter(prefix="/producers/{producer}/representatives", tags=["producers"])


@router.put("/{appointment}", status_code=201)
async def name_representative(
    producer: UUID,
    appointment: UUID,
    new: NewRepresentative,
    ask: Change,
    events: EventsDep,
    vault: VaultDep,
    keyed: KeyedDep,
) -> Response:
    """Names somebody as representative of a producer.

    The appointment is made in the same step, so that there is never one without the other.
    """
    state = await find_producer(events, producer)
    ask = await ask.within(state.now.unit)
    context = ask.context(correlation=producer)
    on = local_date(context.occurred_at)
    named = Representative(
        appointment=appointment,
        person=keyed.person(new.subject),
        subject=new.subject,
        name=new.name,
        office=ask.office,
        unit=state.now.unit,
    )
    answer = await representing.name_representative(events, vault, producer, named, on, context)
    return ask.answered(answer, appointment)


@router.post("/{appointment}/end")
async def end_representation(producer: UUID, appointment: UUID, ask: Change, events: EventsDep) -> Response:
    """Ends a representation: from the day of the request the person acts for the producer no more."""
    ask = await ask.within((await find_producer(events, producer)).now.unit)
    context = ask.context(correlation=producer)
    on = local_date(context.occurred_at)
    answer = await representing.end_representation(events, producer, appointment, on, context)
    return ask.answered(answer, appointment)


@router.get("", dependencies=[fresh("representatives")])
async def list_representatives(
    producer: UUID,
    ask: Annotated[Ask, Depends(may("registry.producer.contact"))],
    events: EventsDep,
    db: DbDep,
    page: PageDep,
) -> Rows[RepresentativeView]:
    """Lists everybody who ever represented the producer."""
    state = await find_producer(events, producer)
    ask = await ask.within(state.now.unit)
    require_representation(ask, state)
    found = await representatives.listed(db, producer, page.after_id() or FIRST_ID, page.wanted)
    rows = page.answer(found, key=lambda row: (row.appointment,))
    return Rows(
        items=[RepresentativeView.model_validate(r, from_attributes=True) for r in rows.items],
        next=rows.next,
    )
