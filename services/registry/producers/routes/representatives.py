"""Representatives: named by an office, acting for one producer by an appointment of their own."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.clock import local_date
from kernel.execute import execute_steps
from kernel.http.ask import Ask
from kernel.http.body import Body, Rows
from kernel.http.depends import DbDep, EventsDep, VaultDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import FIRST_ID, PageDep
from kernel.store import Step
from services.registry.parts import KeyedDep
from services.registry.places.domain import appointment as appointments
from services.registry.places.domain.appointment import Appoint, EndAppointment, Role
from services.registry.places.routes.appointments import Subject
from services.registry.producers.domain.commands import EndRepresentation, NameRepresentative
from services.registry.producers.domain.rules import decider
from services.registry.producers.tables import representatives
from services.registry.producers.usecases import known, represented

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
async def name(
    producer: UUID,
    appointment: UUID,
    new: NewRepresentative,
    ask: Change,
    events: EventsDep,
    vault: VaultDep,
    keyed: KeyedDep,
) -> Response:
    """Named and appointed in one, so that there is never one without the other."""
    state = await known(events, producer)
    ask = await ask.within(state.now.unit)
    context = ask.context(correlation=producer)
    on = local_date(context.occurred_at)
    person = keyed.person(new.subject)
    stream, theirs = decider.stream(producer), appointments.decider.stream(appointment)
    naming = NameRepresentative(
        producer=producer,
        person=person,
        appointment=appointment,
        name=await vault.seal(person, stream, "name", new.name),
        subject=await vault.seal(person, stream, "subject", new.subject),
        on=on,
    )
    appointing = Appoint(
        appointment=appointment,
        person=person,
        role=Role.REPRESENTATIVE,
        office=ask.office,
        unit=state.now.unit,
        since=on,
        until=None,
        subject=await vault.seal(person, theirs, "subject", new.subject),
    )
    steps = [
        Step(decider=decider, id=producer, command=naming),
        Step(decider=appointments.decider, id=appointment, command=appointing),
    ]
    return ask.answered(await execute_steps(events, steps, context), appointment)


@router.post("/{appointment}/end")
async def end(producer: UUID, appointment: UUID, ask: Change, events: EventsDep) -> Response:
    """From the day of the request the person acts for the producer no more."""
    ask = await ask.within((await known(events, producer)).now.unit)
    context = ask.context(correlation=producer)
    on = local_date(context.occurred_at)
    ending = EndRepresentation(producer=producer, appointment=appointment, on=on)
    steps = [
        Step(decider=decider, id=producer, command=ending),
        Step(
            decider=appointments.decider,
            id=appointment,
            command=EndAppointment(appointment=appointment, on=on),
        ),
    ]
    return ask.answered(await execute_steps(events, steps, context), appointment)


@router.get("", dependencies=[fresh("representatives")])
async def listed(
    producer: UUID,
    ask: Annotated[Ask, Depends(may("registry.producer.contact"))],
    events: EventsDep,
    db: DbDep,
    page: PageDep,
) -> Rows[RepresentativeView]:
    """All who ever represented the producer."""
    state = await known(events, producer)
    ask = await ask.within(state.now.unit)
    represented(ask, state)
    found = await representatives.listed(db, producer, page.after_id() or FIRST_ID, page.wanted)
    rows = page.answer(found, key=lambda row: (row.appointment,))
    return Rows(
        items=[RepresentativeView.model_validate(r, from_attributes=True) for r in rows.items],
        next=rows.next,
    )
