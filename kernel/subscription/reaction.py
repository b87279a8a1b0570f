"""A reaction is one sentence: when they say X, we do Y."""

from collections.abc import Awaitable, Callable
from uuid import UUID, uuid5

from kernel.postgres import Connection
from kernel.record import record
from kernel.store import Events
from kernel.subscription.heard import Heard
from kernel.subscription.order import NAMESPACE, Cause, Order
from kernel.telemetry.trace import traceparent


@record
class Reaction:
    """`react` says what an event asks for, at most one order; it may be asked twice about the same event.

    The order's time is the event's, its command id is made from the event's id, and its refusal
    is recorded. What `react` creates is named after its cause.
    """

    name: str
    listens: tuple[type, ...]
    react: Callable[[Heard, Events, Connection], Awaitable[Order | None]]

    @property
    def actor(self) -> str:
        return f"reaction:{self.name}"

    def command(self, event: UUID) -> UUID:
        """The id of the command that this event causes."""
        return uuid5(uuid5(NAMESPACE, self.actor), str(event))

    def cause(self, heard: Heard) -> Cause:
        m = heard.metadata
        return Cause(
            actor=self.actor,
            id=m.event,
            command=self.command(m.event),
            occurred_at=m.occurred_at,
            causation=m.event,
            correlation=m.correlation,
            office=m.office,
            unit=m.unit,
            traceparent=traceparent(),
        )
