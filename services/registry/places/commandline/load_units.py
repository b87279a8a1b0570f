"""Loads the units that are not on record yet; all of them are checked before the first is written."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import batched
from uuid import UUID, uuid4, uuid5

from kernel.days import start_of
from kernel.errors import Refused
from kernel.execute import execute_steps
from kernel.record import record
from kernel.store import Batch, Context, Events, Part, Step
from services.registry.places.commandline.reform import Phase, country
from services.registry.places.domain import unit
from services.registry.places.domain.place import COUNTRY_CODE
from services.registry.places.domain.unit import decider
from services.registry.places.domain.unit_changes import Command
from services.registry.places.usecases import named, play

ACTOR = "system:load-units"
NAMESPACE = UUID("7c1fd0a5-8ce8-5f2c-9f0b-0b3d7c9f5a44")
NOBODY = UUID(int=0)
READ = 2_000
# While PostgreSQL writes one batch the next is made; what a batch costs there grows with its square.
BATCH, AT_ONCE = 150, 4

type Progress = Callable[[str, int, int], None]


@record
class Objection:
    """Why a command cannot be carried out on what is on record."""

    phase: str
    command: Command
    refused: Refused


@record
class Plan:
    """What is not on record yet, phase by phase; with an objection nothing of it is written.

    `all_of_it` stands for the very same phases: once they were written, they are not looked at again,
    so that what was put right since stays so.
    """

    all_of_it: UUID
    phases: tuple[Phase, ...]
    objections: tuple[Objection, ...]
    there: int

    @property
    def missing(self) -> int:
        return sum(len(phase.commands) for phase in self.phases)

    def summary(self) -> Iterator[str]:
        """A line for each phase: how many commands of which kind."""
        for phase in self.phases:
            kinds = Counter(type(command).__name__ for command in phase.commands)
            counted = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
            yield f"{phase.name} ({phase.day.isoformat()}): {counted or 'nothing'}"


async def plan(events: Events, phases: Sequence[Phase]) -> Plan:
    """Plays all phases on the units as they are on record; writes nothing."""
    all_of_it = uuid5(NAMESPACE, hashlib.sha256(repr(phases).encode()).hexdigest())
    if (await events.store.load((), ACTOR, all_of_it)).done is not None:
        count = sum(len(phase.commands) for phase in phases)
        return Plan(all_of_it=all_of_it, phases=(), objections=(), there=count)
    known = await _known(events, phases)
    # Who appointed the first administrator has established the country, or somebody by hand.
    if COUNTRY_CODE not in known:
        established = country()
        phases = (Phase(name="country", day=established.valid_from, commands=(established,)), *phases)
    missing: list[Phase] = []
    objections: list[Objection] = []
    there = 0
    for phase in phases:
        commands: list[Command] = []
        for command in phase.commands:
            try:
                decided = play(command, known)
            except Refused as refused:
                objections.append(Objection(phase=phase.name, command=command, refused=refused))
                continue
            if decided:
                commands.append(command)
            else:
                there += 1
        missing.append(Phase(name=phase.name, day=phase.day, commands=tuple(commands)))
    return Plan(all_of_it=all_of_it, phases=tuple(missing), objections=tuple(objections), there=there)


async def write(events: Events, planned: Plan, now: datetime, progress: Progress) -> int:
    """How many events were written; asked again after a stop, the plan holds what is missing."""
    assert not planned.objections, "what was objected to is not written"
    written = 0
    for phase in planned.phases:
        done = 0
        batches = batched(phase.commands, BATCH)
        for some in batched(batches, AT_ONCE):
            batch = [_batch(events, commands, start_of(phase.day), now) for commands in some]
            written += sum(await asyncio.gather(*batch))
            done += sum(map(len, some))
            progress(phase.name, done, len(phase.commands))
    await events.store.append(
        Batch(
            actor=ACTOR,
            command=planned.all_of_it,
            request=planned.all_of_it.bytes,
            streams=(),
            expected=(),
            events=(),
        )
    )
    return written


async def _known(events: Events, phases: Sequence[Phase]) -> dict[str, unit.State]:
    commands = [command for phase in phases for command in phase.commands]
    codes = {COUNTRY_CODE, *(code for c in commands for code in (c.code, *named(c)))}
    known: dict[str, unit.State] = {}
    for some in batched(sorted(codes), READ):
        loaded = await events.store.load([decider.stream(code) for code in some], ACTOR, NOBODY)
        for code in some:
            stored = loaded.events.get(stream := decider.stream(code), ())
            facts = (decider.own(events.codec.decode(s.type, s.data), stream) for s in stored)
            if (state := decider.fold(facts)) is not None:
                known[code] = state
    return known


async def _batch(events: Events, commands: Sequence[Command], day: datetime, now: datetime) -> int:
    """A command of its own each time: what somebody else said meanwhile is then left out."""
    request = hashlib.sha256(repr(commands).encode()).digest()
    steps: list[Part] = [Step(decider=decider, id=c.code, command=c) for c in commands]
    context = Context(command=uuid4(), request=request, actor=ACTOR, occurred_at=day, recorded_at=now)
    return len((await execute_steps(events, steps, context)).events)
