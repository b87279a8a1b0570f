"""A pack is loaded from the command line as over HTTP: by a person, under an appointment that allows it."""

import hashlib
import json
from datetime import date
from uuid import UUID, uuid5

from kernel.authority.appointment import Appointment
from kernel.authority.refusals import OutOfScope
from kernel.days import local_date
from kernel.execute import execute
from kernel.http.running import Running
from kernel.store import Answer, Context
from law.wording.check import Sources
from law.wording.packs import read_pack
from services.evaluation.lawbook.domain.pack import LoadPack, decider
from services.evaluation.lawbook.routes.packs import COUNTRY, LOAD

NAMESPACE = UUID("5f0d6a0e-0b43-5a7b-9a57-6f4f0a5a9d13")


async def load_pack(running: Running, person: str, sources: Sources, document: str, dated: date) -> Answer:
    """Raises NotAppointed, OutOfScope, and what loading a pack raises."""
    now = running.clock()
    acting = await _acting(running, person, local_date(now))
    pack = read_pack(sources).id
    command = LoadPack(
        pack=pack, sources=sources, document=document, document_dated=dated, loaded_on=local_date(now)
    )
    _, version = await running.events.state(decider, pack)
    asked = json.dumps([pack, version, document, dated.isoformat(), sources], sort_keys=True).encode()
    context = Context(
        # Named after what is asked and when: the same after another pack is a command of its own.
        command=uuid5(NAMESPACE, hashlib.sha256(asked).hexdigest()),
        request=hashlib.sha256(asked).digest(),
        actor=person,
        occurred_at=now,
        recorded_at=now,
        appointment=acting.reference,
        office=str(acting.office),
        unit=acting.unit,
    )
    return await execute(running.events, decider, pack, command, context)


async def _acting(running: Running, person: str, today: date) -> Appointment:
    for appointment in await running.authority.allowed(person, LOAD, today):
        if await running.authority.covers(appointment, COUNTRY):
            return appointment
    raise OutOfScope(where=COUNTRY)
