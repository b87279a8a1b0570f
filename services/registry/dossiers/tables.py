"""Dossiers where they stand, the longest waiting first."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.dossiers.domain.events import (
    CommuneReported,
    DossierFiled,
    DossierForwarded,
    DossierOpened,
    DossierReturned,
    DossierWithdrawn,
    SlipNumbered,
)

type Said = (
    DossierOpened
    | DossierFiled
    | SlipNumbered
    | CommuneReported
    | DossierReturned
    | DossierForwarded
    | DossierWithdrawn
)
LISTENS: tuple[type[Said], ...] = (
    DossierOpened,
    DossierFiled,
    SlipNumbered,
    CommuneReported,
    DossierReturned,
    DossierForwarded,
    DossierWithdrawn,
)


@record
class DossierRow:
    """`since` is the day of the step that brought it into its phase."""

    dossier: UUID
    product: UUID
    producer: UUID
    unit: str
    kind: str
    phase: str
    since: date
    filed_on: date | None
    generation: str | None
    criteria_set: int | None
    slip: str | None
    reported_on: date | None
    to_office: UUID | None


def _said(heard: Heard) -> Said:
    assert isinstance(heard.event, LISTENS)
    return heard.event


def _opened(e: DossierOpened) -> DossierRow:
    return DossierRow(
        dossier=e.dossier,
        product=e.product,
        producer=e.producer,
        unit=e.unit,
        kind=e.kind.value,
        phase="draft",
        since=e.opened_on,
        filed_on=None,
        generation=None,
        criteria_set=None,
        slip=None,
        reported_on=None,
        to_office=None,
    )


def _evolve(row: DossierRow | None, heard: Heard, _: UUID) -> DossierRow | None:
    event = _said(heard)
    if isinstance(event, DossierOpened):
        return _opened(event)
    if row is None:
        return None
    match event:
        case DossierFiled() as e:
            return replace(
                row,
                phase="filed",
                since=e.filed_on,
                filed_on=e.filed_on,
                generation=e.generation,
                criteria_set=e.criteria_set,
                reported_on=None,
            )
        case SlipNumbered() as e:
            return replace(row, slip=e.slip)
        case CommuneReported() as e:
            return replace(row, reported_on=e.reported_on)
        case DossierReturned() as e:
            return replace(row, phase="returned", since=e.returned_on)
        case DossierForwarded() as e:
            return replace(row, phase="forwarded", since=e.forwarded_on, to_office=e.to_office)
        case DossierWithdrawn() as e:
            return replace(row, phase="withdrawn", since=e.withdrawn_on)


dossiers = Table(
    name="dossiers",
    table="dossiers",
    row=DossierRow,
    key="dossier",
    listens=LISTENS,
    keys=lambda heard: [_said(heard).dossier],
    evolve=_evolve,
)

LIST = """
select dossier, product, producer, unit, kind, phase, since, filed_on, generation, criteria_set, slip,
    reported_on, to_office
from dossiers
where unit in (select units_below($1))
    and ($2::text is null
        or producer in (select r.producer from representatives r where r.person = $2 and r.ended_on is null))
    and ($3::text is null or phase = $3)
    and ($4::uuid is null or product = $4)
    and (since, dossier) > ($5, $6)
order by since, dossier limit $7
"""


async def listed(
    db: Reader,
    unit: str,
    person: str | None,
    phase: str | None,
    product: UUID | None,
    after: tuple[date, UUID],
    limit: int,
) -> list[DossierRow]:
    """Those in a unit and below it; with `person`, only of producers that the person represents."""
    rows = await db.fetch(LIST, unit, person, phase, product, *after, limit)
    return [DossierRow(**dict(row)) for row in rows]
