"""One inspection as a whole: its plan, and all that was seen, found and put right."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from kernel.http.ask import Ask
from kernel.http.depends import EventsDep
from kernel.http.etag import TagDep
from kernel.http.may import may
from services.evaluation.inspection.domain import inspection as domain
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/inspections", tags=["inspections"])


class InspectionView(BaseModel):
    """Straight from the facts."""

    inspection: UUID
    office: UUID
    unit: str
    product: UUID
    certificate: UUID | None
    planned_for: date | None
    held_on: date | None
    assignments: list[domain.Assignment]
    duties: list[domain.Duty]
    samples: list[domain.SampleTaken]
    tests: list[domain.TestReported]
    violations: list[domain.ViolationFound]
    sanctions: list[domain.SanctionRecorded]
    remedies: list[domain.RemedyAccepted]
    open_violations: list[UUID]
    concluded: domain.ConclusionIssued | None


@router.get("/{inspection}")
async def read_inspection(
    inspection: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    events: EventsDep,
    tag: TagDep,
) -> InspectionView:
    """Shows an inspection with its findings, straight from the facts."""
    state, version = await events.state(domain.decider, inspection)
    if state is None:
        raise NoSuch("inspection", inspection)
    about = state.planned if isinstance(state, domain.Planned) else state.held
    await ask.within(about.unit)
    tag(domain.decider.stream(inspection), version)
    done = state if isinstance(state, domain.Inspected) else None
    return InspectionView(
        inspection=inspection,
        office=about.office,
        unit=about.unit,
        product=about.product,
        certificate=about.certificate,
        planned_for=None if state.planned is None else state.planned.planned_for,
        held_on=None if done is None else done.held.held_on,
        assignments=[] if state.planned is None else list(state.planned.assignments),
        duties=[] if done is None else list(done.held.duties),
        samples=[] if done is None else list(done.samples),
        tests=[] if done is None else list(done.tests),
        violations=[] if done is None else list(done.violations),
        sanctions=[] if done is None else list(done.sanctions),
        remedies=[] if done is None else list(done.remedies),
        open_violations=[] if done is None else list(done.open_violations),
        concluded=None if done is None else done.concluded,
    )
