"""Inspections: planned and held by several offices, and what they concluded."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows, Statement
from kernel.http.depends import DbDep, EventsDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from kernel.store import Events
from services.evaluation.dossiers.tables.products import load_product
from services.evaluation.inspection.domain import inspection as domain
from services.evaluation.inspection.tables import inspections
from services.evaluation.inspection.tables.inspections import InspectionRow
from services.evaluation.inspection.usecases.loading import load_inspection
from services.evaluation.recognition.domain import certificate as certificates
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/inspections", tags=["inspections"])


class NewAssignment(Body):
    office: UUID
    subject: domain.Subject


class NewPlan(Body):
    """Planned for the day named; the person asking leads it. A product needs no certificate."""

    kind: domain.InspectionKind
    product: UUID
    certificate: UUID | None = None
    planned_for: Annotated[date, Field(examples=["2026-10-20"])]
    assignments: Annotated[list[NewAssignment], Field(min_length=1, max_length=50)]


class NewDuty(Body):
    """One office's part of it. No person is named in an observation."""

    office: UUID
    subject: domain.Subject
    observation: Annotated[Statement, Field(examples=["Lấy hai mẫu để kiểm nghiệm."])]


class NewInspection(Body):
    """A product that was never carried out, or whose certificate has lapsed, has none."""

    kind: domain.InspectionKind
    product: UUID
    certificate: UUID | None = None
    duties: Annotated[list[NewDuty], Field(min_length=1, max_length=50)]


class NewConclusion(Body):
    number: Annotated[Name, Field(examples=["17/KL-ĐKT"])]
    conforms: bool
    text: Statement


@router.put("/{inspection}/plan", status_code=201)
async def plan_inspection(
    inspection: UUID,
    new: NewPlan,
    ask: Annotated[Ask, Depends(may("evaluation.inspection.plan"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Plans whom to send for what; an unannounced inspection may be held without a plan."""
    product = await load_product(db, new.product)
    ask = await ask.within(product.unit)
    await _require_own(events, new.certificate, new.product)
    command = domain.PlanInspection(
        inspection=inspection,
        kind=new.kind,
        office=ask.office,
        unit=ask.unit,
        product=new.product,
        producer=product.producer,
        certificate=new.certificate,
        planned_for=new.planned_for,
        assignments=tuple(domain.Assignment(office=a.office, subject=a.subject) for a in new.assignments),
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, ask.context()))


@router.put("/{inspection}", status_code=201)
async def hold_inspection(
    inspection: UUID,
    new: NewInspection,
    ask: Annotated[Ask, Depends(may("evaluation.inspection.hold"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Records that an inspection is held on the day of the occurrence, led by the office for which the person
    asking acts.
    """
    product = await load_product(db, new.product)
    ask = await ask.within(product.unit)
    await _require_own(events, new.certificate, new.product)
    context = ask.context()
    command = domain.HoldInspection(
        inspection=inspection,
        kind=new.kind,
        office=ask.office,
        unit=ask.unit,
        product=new.product,
        producer=product.producer,
        certificate=new.certificate,
        held_on=local_date(context.occurred_at),
        duties=tuple(
            domain.Duty(office=d.office, subject=d.subject, observation=d.observation) for d in new.duties
        ),
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, context))


@router.post("/{inspection}/conclusion")
async def conclude_inspection(
    inspection: UUID,
    new: NewConclusion,
    ask: Annotated[Ask, Depends(may("evaluation.inspection.conclude"))],
    events: EventsDep,
) -> Response:
    """Concludes an inspection, by the office that leads it.

    The conclusion lists what is not put right; an adverse one can bear a revocation.
    """
    ask = ask.at_office((await load_inspection(events, inspection)).held.office)
    context = ask.context()
    command = domain.IssueConclusion(
        inspection=inspection,
        number=new.number,
        concluded_on=local_date(context.occurred_at),
        conforms=new.conforms,
        text=new.text,
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, context))


@router.get("", dependencies=[fresh("inspections")])
async def list_inspections(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    product: UUID | None = None,
) -> Rows[InspectionRow]:
    """Lists the inspections planned or held in the acting unit and everywhere below it, the oldest first."""
    found = await inspections.listed(db, ask.unit, product, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.day, row.inspection))


async def _require_own(events: Events, certificate: UUID | None, product: UUID) -> None:
    """Raises NotFound, OfAnotherProduct."""
    if certificate is None:
        return
    state, _ = await events.state(certificates.decider, certificate)
    if state is None:
        raise NoSuch("certificate", certificate)
    if state.issued.product != product:
        raise certificates.OfAnotherProduct(certificate=certificate, product=product)
