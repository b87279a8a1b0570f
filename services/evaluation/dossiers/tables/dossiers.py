"""The dossiers that were forwarded, and those of them that wait for a council: an office's worklist."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.errors import Refused
from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from law.generations import Kind
from services.evaluation.dossiers.domain.dossier import Dossier
from services.evaluation.dossiers.domain.heard import (
    CommuneReported,
    DossierForwarded,
    DossierReturned,
    DossierWithdrawn,
)
from services.evaluation.dossiers.tables.patience import patiently


class UnknownDossier(Refused):
    vi = "Chưa có hồ sơ {dossier} nào được chuyển đến."
    en = "No dossier {dossier} has been forwarded."
    field = "dossier"


@record
class DossierRow:
    """`report` is the number of the commune's report. A dossier taken back is forwarded on no day."""

    dossier: UUID
    product: UUID | None = None
    producer: UUID | None = None
    kind: str | None = None
    filed_on: date | None = None
    forwarded_on: date | None = None
    criteria_set: int | None = None
    unit: str | None = None
    to_office: UUID | None = None
    evidence: int | None = None
    report: str | None = None


@record
class Waiting:
    """`round` is the open one in which it is enrolled."""

    dossier: Dossier
    evidence: int
    report: str | None
    round: UUID | None


def _row(before: DossierRow | None, heard: Heard, dossier: UUID) -> DossierRow | None:
    row = before or DossierRow(dossier=dossier)
    match heard.event:
        case DossierForwarded() as s:
            return replace(
                row,
                product=s.product,
                producer=s.producer,
                kind=s.kind.value,
                filed_on=s.filed_on,
                forwarded_on=s.forwarded_on,
                criteria_set=s.criteria_set,
                unit=s.unit,
                to_office=s.to_office,
                evidence=len(s.evidence),
            )
        case DossierReturned() | DossierWithdrawn():
            return replace(row, forwarded_on=None)
        case CommuneReported(number=number):
            return replace(row, report=number)
        case _:
            return before


def _dossier_of(heard: Heard) -> list[UUID]:
    match heard.event:
        case (DossierForwarded() | DossierReturned() | DossierWithdrawn() | CommuneReported()) as s:
            return [s.dossier]
        case _:
            return []


dossiers = Table(
    name="dossiers",
    table="dossiers",
    row=DossierRow,
    key="dossier",
    listens=(DossierForwarded, DossierReturned, DossierWithdrawn, CommuneReported),
    keys=_dossier_of,
    evolve=_row,
)

WAITING = """
select d.*, r.round from dossiers d
left join rounds r on d.dossier = any(r.dossiers) and r.closed_on is null
where d.to_office = $1 and d.forwarded_on is not null
  and not exists (
    select from judgings j where j.dossier = d.dossier and j.level <> 'commune' and j.reevaluation is null
  )
  and ($2::date is null or (d.forwarded_on, d.dossier) > ($2, $3))
order by d.forwarded_on, d.dossier limit $4
"""


async def load_dossier(db: Reader, identity: UUID) -> Dossier:
    """Raises UnknownDossier for one that was not forwarded, or was taken back since."""

    async def find() -> Dossier | None:
        row = await db.fetchrow("select * from dossiers where dossier = $1", identity)
        return None if row is None else _dossier(DossierRow(**dict(row)))

    found = await patiently(find)
    if found is None:
        raise UnknownDossier(dossier=identity)
    return found


def _dossier(row: DossierRow) -> Dossier | None:
    if row.product is None or row.producer is None or row.kind is None or row.filed_on is None:
        return None
    if row.forwarded_on is None or row.criteria_set is None or row.unit is None or row.to_office is None:
        return None
    return Dossier(
        dossier=row.dossier,
        product=row.product,
        producer=row.producer,
        kind=Kind(row.kind),
        filed_on=row.filed_on,
        forwarded_on=row.forwarded_on,
        criteria_set=row.criteria_set,
        unit=row.unit,
        to_office=row.to_office,
    )


async def waiting(db: Reader, office: UUID, after: tuple[date, UUID] | None, limit: int) -> Sequence[Waiting]:
    """Forwarded to the office and not before a council yet, the oldest first."""
    rows = await db.fetch(WAITING, office, *(after or (None, None)), limit)
    found: list[Waiting] = []
    for row in rows:
        columns = dict(row)
        enrolled = columns.pop("round")
        dossier = _dossier(DossierRow(**columns))
        if dossier is not None:
            found.append(
                Waiting(dossier=dossier, evidence=row["evidence"], report=row["report"], round=enrolled)
            )
    return found
