"""Rounds and the dossiers enrolled in them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.councils.domain.round import DossierEnrolled, RoundClosed, RoundOpened


@record
class RoundRow:
    round: UUID
    office: UUID
    unit: str
    level: str
    name: str
    opened_on: date
    dossiers_due: date
    results_due: date
    dossiers: list[UUID]
    closed_on: date | None
    number: int | None


def _row(row: RoundRow | None, heard: Heard, identity: UUID) -> RoundRow | None:
    match heard.event:
        case RoundOpened() as s:
            return RoundRow(
                round=identity,
                office=s.office,
                unit=s.unit,
                level=s.level.value,
                name=s.name,
                opened_on=s.opened_on,
                dossiers_due=s.dossiers_due,
                results_due=s.results_due,
                dossiers=[],
                closed_on=None,
                number=s.number,
            )
        case DossierEnrolled(dossier=dossier) if row is not None:
            return replace(row, dossiers=[*row.dossiers, dossier])
        case RoundClosed(closed_on=day) if row is not None:
            return replace(row, closed_on=day)
        case _:
            return row


def _round_of(heard: Heard) -> list[UUID]:
    said = heard.event
    return [said.round] if isinstance(said, RoundOpened | DossierEnrolled | RoundClosed) else []


rounds = Table(
    name="rounds",
    table="rounds",
    row=RoundRow,
    key="round",
    listens=(RoundOpened, DossierEnrolled, RoundClosed),
    keys=_round_of,
    evolve=_row,
)

LISTED = """
select * from rounds
where unit in (select units_below($1)) and ($2::date is null or (opened_on, round) > ($2, $3))
order by opened_on, round limit $4
"""


async def listed(db: Reader, unit: str, after: tuple[date, UUID] | None, limit: int) -> Sequence[RoundRow]:
    """Those of the unit and of everything below it, the oldest first."""
    rows = await db.fetch(LISTED, unit, *(after or (None, None)), limit)
    return [RoundRow(**dict(row)) for row in rows]
