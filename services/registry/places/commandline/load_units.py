"""Loads the country's units, old order and new, in batches that are asked once however often one runs it."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from kernel.days import start_of
from kernel.execute import execute_steps
from kernel.record import record
from kernel.store import Context, Events, Part, Step
from services.registry.places.commandline.reform import Phase, country
from services.registry.places.domain.place import COUNTRY_CODE
from services.registry.places.domain.unit import decider
from services.registry.places.domain.unit_changes import Command

ACTOR = "system:load-units"
NAMESPACE = UUID("7c1fd0a5-8ce8-5f2c-9f0b-0b3d7c9f5a44")
BATCH = 400

type Progress = Callable[[str, int, int], None]


@record
class Loaded:
    """How many events were written, and how many commands had been answered before."""

    written: int
    before: int


async def load(events: Events, phases: Sequence[Phase], now: datetime, progress: Progress) -> Loaded:
    """`progress` is told the phase, how many of its commands are done, and of how many."""
    written = before = 0
    # Who appointed the first administrator has established the country, or somebody by hand.
    first = () if (await events.state(decider, COUNTRY_CODE))[0] is not None else (_first(),)
    for phase in (*first, *phases):
        for start in range(0, len(phase.commands), BATCH):
            commands = phase.commands[start : start + BATCH]
            new = await _batch(events, commands, start_of(phase.day), now)
            written += new
            before += 0 if new else len(commands)
            progress(phase.name, start + len(commands), len(phase.commands))
    return Loaded(written=written, before=before)


def _first() -> Phase:
    established = country()
    return Phase(name="country", day=established.valid_from, commands=(established,))


async def _batch(events: Events, commands: Sequence[Command], day: datetime, now: datetime) -> int:
    request = hashlib.sha256(repr(commands).encode()).digest()
    command = uuid5(NAMESPACE, request.hex())
    if (await events.store.load((), ACTOR, command)).done is not None:
        return 0
    steps: list[Part] = [Step(decider=decider, id=c.code, command=c) for c in commands]
    context = Context(command=command, request=request, actor=ACTOR, occurred_at=day, recorded_at=now)
    return len((await execute_steps(events, steps, context)).events)
