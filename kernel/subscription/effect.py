"""What a subscription does about events: a projection writes, a reaction acts and notes what came of it."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from kernel.clock import Clock
from kernel.postgres import Connection, Pool
from kernel.record import record
from kernel.store import Events
from kernel.subscription import telemetry
from kernel.subscription.heard import Heard, described
from kernel.subscription.order import Outcome, carry_out, note
from kernel.subscription.projection import Projection
from kernel.subscription.reaction import Reaction
from kernel.subscription.trouble import BUG, passes
from kernel.telemetry.trace import continued


class NotPrepared(Exception):
    """An event may have its effect now, but could not a moment ago: prepare again."""


@record
class Poison:
    """From this version of a stream on the effect cannot be had, and why."""

    version: int
    why: str


# By stream.
type Poisoned = Mapping[str, Poison]


class Effect(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def listens(self) -> tuple[type, ...]: ...

    @property
    def acts(self) -> bool:
        """Whether something must be done before the transaction; then few events are taken at once."""
        ...

    async def prepare(self, run: Sequence[Heard]) -> Poisoned:
        """Do it; may be called again for the same events. Answers with what failed."""
        ...

    async def apply(self, db: Connection, run: Sequence[Heard]) -> None:
        """The part that belongs to the transaction; raises NotPrepared for an event that was not prepared."""
        ...


class Projecting:
    acts = False

    def __init__(self, projection: Projection) -> None:
        self.name, self.listens = projection.name, projection.listens
        self._projection = projection

    async def prepare(self, run: Sequence[Heard]) -> Poisoned:
        raise AssertionError(f"nothing to prepare for {len(run)} events")

    async def apply(self, db: Connection, run: Sequence[Heard]) -> None:
        await self._projection.project(db, run)


class Reacting:
    acts = True

    def __init__(self, reaction: Reaction, events: Events, pool: Pool, clock: Clock) -> None:
        self.name, self.listens = reaction.name, reaction.listens
        self._reaction, self._events, self._pool, self._clock = reaction, events, pool, clock
        self._outcomes: dict[UUID, Outcome] = {}

    async def prepare(self, run: Sequence[Heard]) -> Poisoned:
        self._outcomes.clear()
        failed: dict[str, Poison] = {}
        for heard in run:
            if heard.stream in failed:
                continue
            try:
                self._outcomes[heard.id] = await self._react(heard)
            # Poison is whatever this one event makes the reaction raise; it is parked.
            except Exception as fault:
                if passes(fault) or isinstance(fault, BUG):
                    raise
                failed[heard.stream] = Poison(version=heard.version, why=described(fault))
        return failed

    async def apply(self, db: Connection, run: Sequence[Heard]) -> None:
        missing = [heard.id for heard in run if heard.id not in self._outcomes]
        if missing:
            raise NotPrepared(f"{self.name}: {missing}")
        await note(db, [self._outcomes[heard.id] for heard in run])

    async def _react(self, heard: Heard) -> Outcome:
        # The reaction belongs to the trace of its cause.
        context = continued(heard.metadata.traceparent)
        with telemetry.tracer.start_as_current_span(self._reaction.actor, context):
            async with self._pool.acquire() as db:
                order = await self._reaction.react(heard, self._events, db)
            outcome = await carry_out(self._events, order, self._reaction.cause(heard), self._clock())
        telemetry.outcome(outcome.actor, outcome.outcome, outcome.rule)
        return outcome
