"""Dossiers as they are read: worklists, and one dossier with its papers."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from kernel.http.ask import Ask
from kernel.http.body import Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import FIRST_DAY, PageDep
from kernel.subscription.straight import straight
from services.registry.dossiers import tables as dossiers
from services.registry.dossiers.domain.events import CommuneReported, SelfAssessed
from services.registry.dossiers.domain.evidence import EvidenceKind, EvidenceRef
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.dossiers.domain.refusals import NoSuchDossier
from services.registry.dossiers.domain.rules import decider
from services.registry.places.usecases import UnitCode
from services.registry.producers.usecases.acting import act_in, own_only

type DossierPhase = Literal["draft", "filed", "returned", "forwarded", "withdrawn"]


class DossierView(BaseModel):
    """`since` is the day of the step that brought it into its phase."""

    dossier: UUID
    product: UUID
    producer: UUID
    unit: str
    kind: DossierKind
    phase: DossierPhase
    since: date
    filed_on: date | None
    generation: str | None
    criteria_set: int | None
    slip: str | None
    reported_on: date | None
    to_office: UUID | None


class Paper(BaseModel):
    sha256: str
    kind: EvidenceKind
    media_type: str
    size: int
    superseded: bool


class OwnPoints(BaseModel):
    scores: dict[str, int]
    remarks: str
    assessed_on: date


class CommuneReport(BaseModel):
    number: str
    local_material: str
    local_labour: str
    idea_origin: str
    local_identity: str
    reported_on: date


class WholeDossier(DossierView):
    evidence: list[Paper]
    self_assessment: OwnPoints | None
    report: CommuneReport | None


router = APIRouter(prefix="/dossiers", tags=["dossiers"])


@router.get("", dependencies=[fresh("dossiers")])
async def list_dossiers(
    ask: Annotated[Ask, Depends(may("registry.read"))],
    db: DbDep,
    page: PageDep,
    unit: UnitCode | None = None,
    phase: DossierPhase | None = None,
    product: UUID | None = None,
) -> Rows[DossierView]:
    """Lists the dossiers of one's own unit and below it, the longest waiting first.

    A representative sees only those of his producer.
    """
    where = unit or ask.unit
    ask = await ask.within(where)
    found = await dossiers.listed(
        db, where, own_only(ask), phase, product, page.after_day() or FIRST_DAY, page.wanted
    )
    rows = page.answer(found, key=lambda row: (row.since, row.dossier))
    return Rows(items=[_view(row) for row in rows.items], next=rows.next)


@router.get("/{dossier}")
async def read_dossier(
    dossier: UUID, ask: Annotated[Ask, Depends(may("registry.read"))], events: EventsDep, tag: TagDep
) -> WholeDossier:
    """Shows a dossier straight from the facts: all its papers, the producer's own points and the commune's
    report.
    """
    row, state, version = await straight(events, decider, dossier, dossiers.dossiers)
    if row is None or state is None:
        raise NoSuchDossier("dossier", dossier)
    await act_in(ask, events, row.unit, row.producer)
    tag(decider.stream(dossier), version)
    return WholeDossier(
        **_view(row).model_dump(),
        evidence=[
            *(_paper(e, superseded=False) for e in state.evidence),
            *(_paper(e, superseded=True) for e in state.superseded),
        ],
        self_assessment=_points(state.assessed),
        report=_report(state.report),
    )


def _view(row: dossiers.DossierRow) -> DossierView:
    return DossierView.model_validate(row, from_attributes=True)


def _paper(e: EvidenceRef, *, superseded: bool) -> Paper:
    return Paper(
        sha256=e.sha256,
        kind=EvidenceKind(e.kind),
        media_type=e.media_type,
        size=e.size,
        superseded=superseded,
    )


def _points(said: SelfAssessed | None) -> OwnPoints | None:
    if said is None:
        return None
    return OwnPoints(scores=dict(said.scores), remarks=said.remarks, assessed_on=said.assessed_on)


def _report(said: CommuneReported | None) -> CommuneReport | None:
    return None if said is None else CommuneReport.model_validate(said, from_attributes=True)
