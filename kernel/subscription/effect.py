"""What a subscription does about events: a projection writes, a reaction acts and notes what came of it."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from kernel.clock import Clock
from kernel.postgres import Connection, Pool
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


class Effect(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def listens(self) -> tuple[type, ...]: ...

    @property
    def size(self) -> int:
        """How many events are taken at once, at the most."""
        ...

    def acts_on(self, heard: Heard) -> bool:
        """Whether something must be done before the transaction."""
        ...

    async def prepare(self, run: Sequence[Heard]) -> None:
        """Do it; may be called again for the same events. What fails gets a fault."""
        ...

    async def apply(self, db: Connection, run: Sequence[Heard]) -> None:
        """The part that belongs to the transaction; raises NotPrepared for an event that was not prepared."""
        ...


class Projecting:
    size = 4000

    def __init__(self, projection: Projection) -> None:
        self.name, self.listens = projection.name, projection.listens
        self._projection = projection

    def acts_on(self, heard: Heard) -> bool:  # noqa: ARG002  a projection acts on nothing beforehand
        return False

    async def prepare(self, run: Sequence[Heard]) -> None:
        raise AssertionError(f"nothing to prepare for {len(run)} events")

    async def apply(self, db: Connection, run: Sequence[Heard]) -> None:
        wanted = [heard for heard in run if heard.event is not None]
        if wanted:
            await self._projection.project(db, wanted)


class Reacting:
    # Each may be a command, and a batch is remembered as done only as a whole.
    size = 200

    def __init__(self, reaction: Reaction, events: Events, pool: Pool, clock: Clock) -> None:
        self.name, self.listens = reaction.name, reaction.listens
        self._reaction, self._events, self._pool, self._clock = reaction, events, pool, clock
        self._outcomes: dict[UUID, Outcome] = {}

    def acts_on(self, heard: Heard) -> bool:
        return heard.event is not None

    async def prepare(self, run: Sequence[Heard]) -> None:
        self._outcomes.clear()
        failed: set[str] = set()
        for heard in run:
            if heard.event is None or heard.stream in failed:
                continue
            try:
                self._outcomes[heard.id] = await self._react(heard)
            # Poison is whatever this one event makes the reaction raise; it is parked.
            except Exception as fault:
                if passes(fault) or isinstance(fault, BUG):
                    raise
                heard.fault = described(fault)
                failed.add(heard.stream)

    async def apply(self, db: Connection, run: Sequence[Heard]) -> None:
        wanted = [heard.id for heard in run if heard.event is not None]
        missing = [event for event in wanted if event not in self._outcomes]
        if missing:
            raise NotPrepared(f"{self.name}: {missing}")
        if wanted:
            await note(db, [self._outcomes[event] for event in wanted])

    async def _react(self, heard: Heard) -> Outcome:
        # The reaction belongs to the trace of its cause.
        context = continued(heard.metadata.traceparent)
        with telemetry.tracer.start_as_current_span(self._reaction.actor, context):
            async with self._pool.acquire() as db:
                order = await self._reaction.react(heard, self._events, db)
            outcome = await carry_out(self._events, order, self._reaction.cause(heard), self._clock())
        telemetry.outcome(outcome.actor, outcome.outcome, outcome.rule)
        return outcome
