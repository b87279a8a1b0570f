"""A representative is named and appointed in one, and both end in one: never one without the other."""

from datetime import date
from uuid import UUID

from kernel.execute import execute_steps
from kernel.record import record
from kernel.store import Answer, Context, Events, Part, Step
from kernel.vault.vault import Vault
from services.registry.places.domain import appointment
from services.registry.places.domain.appointment import Appoint, EndAppointment, Role
from services.registry.producers.domain.commands import EndRepresentation, NameRepresentative
from services.registry.producers.domain.rules import decider


@record
class Representative:
    """`person` is opaque; `subject`, the login, and `name` are sealed. `office` is the one that names."""

    appointment: UUID
    person: str
    subject: str
    name: str
    office: UUID
    unit: str


async def name_representative(
    events: Events, vault: Vault, producer: UUID, named: Representative, on: date, context: Context
) -> Answer:
    """Acts for the producer from the day on, by an appointment for the producer's unit."""
    stream, theirs = decider.stream(producer), appointment.decider.stream(named.appointment)
    naming = NameRepresentative(
        producer=producer,
        person=named.person,
        appointment=named.appointment,
        name=await vault.seal(named.person, stream, "name", named.name),
        subject=await vault.seal(named.person, stream, "subject", named.subject),
        on=on,
    )
    appointing = Appoint(
        appointment=named.appointment,
        person=named.person,
        role=Role.REPRESENTATIVE,
        office=named.office,
        unit=named.unit,
        since=on,
        until=None,
        subject=await vault.seal(named.person, theirs, "subject", named.subject),
    )
    steps: list[Part] = [
        Step(decider=decider, id=producer, command=naming),
        Step(decider=appointment.decider, id=named.appointment, command=appointing),
    ]
    return await execute_steps(events, steps, context)


async def end_representation(
    events: Events, producer: UUID, identity: UUID, on: date, context: Context
) -> Answer:
    """`on` is the first day on which the person acts for the producer no more."""
    ending = EndRepresentation(producer=producer, appointment=identity, on=on)
    steps: list[Part] = [
        Step(decider=decider, id=producer, command=ending),
        Step(
            decider=appointment.decider,
            id=identity,
            command=EndAppointment(appointment=identity, on=on),
        ),
    ]
    return await execute_steps(events, steps, context)
