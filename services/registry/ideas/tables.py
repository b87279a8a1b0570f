"""Ideas where they stand, the longest waiting first: what communes check and offices select from."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.ideas.domain.idea import (
    IdeaForwarded,
    IdeaNotSelected,
    IdeaReturned,
    IdeaSelected,
    IdeaSubmitted,
    IdeaWithdrawn,
    decider,
)


@record
class IdeaRow:
    """`since` is the day of the step that brought it into its phase."""

    idea: UUID
    producer: UUID
    unit: str
    to_unit: str | None
    title: str
    phase: str
    attempt: int
    since: date
    reasons: str | None


def _evolve(row: IdeaRow | None, heard: Heard, idea: UUID) -> IdeaRow | None:
    event = decider.own(heard.event, heard.stream)
    if isinstance(event, IdeaSubmitted):
        return IdeaRow(
            idea=idea,
            producer=event.producer,
            unit=event.unit,
            to_unit=None,
            title=event.title,
            phase="submitted",
            attempt=event.attempt,
            since=event.submitted_on,
            reasons=None,
        )
    if row is None:
        return None
    match event:
        case IdeaReturned() as e:
            return replace(row, phase="returned", since=e.returned_on, reasons=e.reasons)
        case IdeaForwarded() as e:
            return replace(row, phase="forwarded", since=e.forwarded_on, to_unit=e.to_unit)
        case IdeaSelected() as e:
            return replace(row, phase="selected", since=e.selected_on)
        case IdeaNotSelected() as e:
            return replace(row, phase="not-selected", since=e.decided_on, reasons=e.reasons)
        case IdeaWithdrawn() as e:
            return replace(row, phase="withdrawn", since=e.withdrawn_on)


ideas = Table(
    name="ideas",
    table="ideas",
    row=IdeaRow,
    key="idea",
    listens=decider.events,
    keys=lambda heard: [decider.own(heard.event, heard.stream).idea],
    evolve=_evolve,
)

LIST = """
select idea, producer, unit, to_unit, title, phase, attempt, since, reasons from ideas
where unit in (select units_below($1))
    and ($2::text is null
        or producer in (select r.producer from representatives r where r.person = $2 and r.ended_on is null))
    and ($3::text is null or phase = $3)
    and (since, idea) > ($4, $5)
order by since, idea limit $6
"""


async def listed(
    db: Reader,
    unit: str,
    person: str | None,
    phase: str | None,
    after: tuple[date, UUID],
    limit: int,
) -> list[IdeaRow]:
    """Those in a unit and below it; with `person`, only of producers that the person represents."""
    rows = await db.fetch(LIST, unit, person, phase, *after, limit)
    return [IdeaRow(**dict(row)) for row in rows]
