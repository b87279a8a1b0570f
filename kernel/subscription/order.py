"""The command that a reaction or a timer asks for, carried out once however often it is asked."""

import hashlib
from datetime import datetime
from uuid import UUID

from kernel.errors import Refused
from kernel.execute import execute_steps
from kernel.postgres import Connection
from kernel.record import record
from kernel.store import Context, Events, Part

NAMESPACE = UUID("6f0a0a3c-4f1f-5d5e-9a5b-3a2c2f3f7f10")

RECORD = """
insert into outcomes (actor, cause, outcome, rule, stream, version)
select actor, cause, outcome, rule, stream, version from unnest(
    $1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[]
) as o (actor, cause, outcome, rule, stream, version)
on conflict (actor, cause) do nothing
"""


@record
class Order:
    """One command, over one stream or several at once."""

    steps: tuple[Part, ...]


@record
class Outcome:
    """What came of a cause: `done`, `refused` by a rule, or `nothing` was asked for."""

    actor: str
    cause: UUID
    outcome: str
    rule: str = ""
    stream: str = ""
    version: int = 0


@record
class Cause:
    """Why and in whose name an order is carried out; `occurred_at` is never the clock's."""

    actor: str
    id: UUID
    command: UUID
    occurred_at: datetime
    causation: UUID | None = None
    correlation: UUID | None = None
    office: str = ""
    unit: str = ""
    traceparent: str = ""


async def carry_out(events: Events, order: Order | None, cause: Cause, at: datetime) -> Outcome:
    """A rule that says no is an outcome; raises Conflict where others kept writing first."""
    if order is None:
        return Outcome(actor=cause.actor, cause=cause.id, outcome="nothing")
    context = Context(
        command=cause.command,
        # The cause is the request: what it leads to is decided the first time only.
        request=hashlib.sha256(f"{cause.actor}|{cause.id}".encode()).digest(),
        actor=cause.actor,
        occurred_at=cause.occurred_at,
        recorded_at=at,
        correlation=cause.correlation,
        causation=cause.causation,
        office=cause.office,
        unit=cause.unit,
        traceparent=cause.traceparent,
    )
    try:
        answer = await execute_steps(events, order.steps, context)
    except Refused as refusal:
        return Outcome(actor=cause.actor, cause=cause.id, outcome="refused", rule=type(refusal).rule())
    return Outcome(
        actor=cause.actor, cause=cause.id, outcome="done", stream=answer.stream, version=answer.version
    )


async def note(db: Connection, outcomes: list[Outcome]) -> None:
    await db.execute(
        RECORD,
        [o.actor for o in outcomes],
        [o.cause for o in outcomes],
        [o.outcome for o in outcomes],
        [o.rule for o in outcomes],
        [o.stream for o in outcomes],
        [o.version for o in outcomes],
    )
