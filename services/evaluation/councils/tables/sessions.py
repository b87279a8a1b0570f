"""The sessions of councils: when, where, with which dossiers, and who came."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.councils.domain.round import SessionHeld, SessionScheduled


@record
class SessionRow:
    """`present` and `held_on` are null until attendance is recorded."""

    session: UUID
    round: UUID
    council: UUID
    planned_on: date
    place: str
    sitting: int
    dossiers: list[UUID]
    held_on: date | None
    present: list[str] | None


def _row(row: SessionRow | None, heard: Heard, session: UUID) -> SessionRow | None:
    match heard.event:
        case SessionScheduled() as s:
            return SessionRow(
                session=session,
                round=s.round,
                council=s.council,
                planned_on=s.planned_on,
                place=s.place,
                sitting=s.sitting,
                dossiers=list(s.dossiers),
                held_on=None,
                present=None,
            )
        case SessionHeld() as s if row is not None:
            return replace(row, held_on=s.held_on, present=list(s.present))
        case _:
            return row


def _session_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.session] if isinstance(said, SessionScheduled | SessionHeld) else []


sessions = Table(
    name="sessions",
    table="sessions",
    row=SessionRow,
    key="session",
    listens=(SessionScheduled, SessionHeld),
    keys=_session_of,
    evolve=_row,
)

LISTED = """
select s.* from sessions s join councils c using (council)
where c.secretary = $1 and ($2::date is null or (s.planned_on, s.session) > ($2, $3))
order by s.planned_on, s.session limit $4
"""


async def of_secretary(
    db: Reader, secretary: str, after: tuple[date, UUID] | None, limit: int
) -> Sequence[SessionRow]:
    """Those of the councils whose secretary it is, the earliest first."""
    rows = await db.fetch(LISTED, secretary, *(after or (None, None)), limit)
    return [SessionRow(**dict(row)) for row in rows]
