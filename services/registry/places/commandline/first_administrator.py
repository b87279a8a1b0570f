"""The first administrator is appointed from the command line; every other one by an administrator."""

import hashlib
from uuid import UUID, uuid5

from kernel.days import local_date
from kernel.errors import Refused
from kernel.execute import execute_steps
from kernel.http.running import Running
from kernel.reservation import AlreadyReserved, Reserve, reservation
from kernel.store import Context, Part, Step
from services.registry.places.commandline.reform import country
from services.registry.places.domain import appointment, office, unit
from services.registry.places.domain.appointment import Appoint, Role
from services.registry.places.domain.office import EstablishOffice, OfficeKind
from services.registry.places.domain.place import COUNTRY_CODE

ACTOR = "system:first-administrator"
NAMESPACE = UUID("1b5a1c7e-6a0f-5b0e-8d0e-4a1f3d2c9e77")
OFFICE = uuid5(NAMESPACE, "office")
ONLY = "first-administrator"


class AdministratorExists(Refused):
    vi = "Đã có quản trị viên đầu tiên; người khác do quản trị viên bổ nhiệm."
    en = "There is a first administrator already; others are appointed by an administrator."


async def appoint_first(running: Running, person: str, subject: str) -> bool:
    """Whether it was done now; False where this very person was appointed before.

    Raises AdministratorExists.
    """
    now = running.clock()
    request = hashlib.sha256(person.encode()).digest()
    context = Context(
        command=uuid5(NAMESPACE, person), request=request, actor=ACTOR, occurred_at=now, recorded_at=now
    )
    identity = uuid5(NAMESPACE, f"appointment {person}")
    sealed = await running.vault.seal(person, appointment.decider.stream(identity), "subject", subject)
    appointing = Appoint(
        appointment=identity,
        person=person,
        role=Role.ADMINISTRATOR,
        office=OFFICE,
        unit=COUNTRY_CODE,
        since=local_date(now),
        until=None,
        subject=sealed,
    )
    steps: list[Part] = [
        Step(decider=reservation, id=ONLY, command=Reserve(name=ONLY, holder=person)),
        *await _ground(running),
        Step(decider=appointment.decider, id=identity, command=appointing),
    ]
    try:
        return not (await execute_steps(running.events, steps, context)).repeated
    except AlreadyReserved:
        raise AdministratorExists from None


async def _ground(running: Running) -> list[Part]:
    """The country and the office that the appointment stands on, where they are not there yet."""
    steps: list[Part] = []
    if (await running.events.state(unit.decider, COUNTRY_CODE))[0] is None:
        steps.append(Step(decider=unit.decider, id=COUNTRY_CODE, command=country()))
    establishing = EstablishOffice(
        office=OFFICE,
        name="Quản trị hệ thống OCOP",
        kind=OfficeKind.COORDINATION_OFFICE,
        unit=COUNTRY_CODE,
        since=local_date(running.clock()),
    )
    if (await running.events.state(office.decider, OFFICE))[0] is None:
        steps.append(Step(decider=office.decider, id=OFFICE, command=establishing))
    return steps
