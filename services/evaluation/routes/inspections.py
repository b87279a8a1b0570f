"""Inspections: held by several offices, with what they found and concluded."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.clock import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from services.evaluation.domain import inspection as domain
from services.evaluation.domain.refusals import NoSuch
from services.evaluation.projections import inspections
from services.evaluation.projections.inspections import InspectionRow
from services.evaluation.projections.products import product_known
from services.evaluation.routes.places import day_after

router = APIRouter(prefix="/inspections", tags=["inspections"])

type Told = Annotated[str, Field(min_length=1, max_length=4000)]


class NewDuty(Body):
    """One office's part of it. No person is named in an observation."""

    office: UUID
    subject: domain.Subject
    observation: Annotated[Told, Field(examples=["Lấy hai mẫu để kiểm nghiệm."])]


class NewInspection(Body):
    kind: domain.InspectionKind
    product: UUID
    certificate: UUID | None = None
    duties: Annotated[list[NewDuty], Field(min_length=1, max_length=50)]


class NewViolation(Body):
    office: UUID
    subject: domain.Subject
    description: Annotated[Told, Field(examples=["Mẫu vượt ngưỡng cho phép."])]
    law: Annotated[Name, Field(examples=["Luật An toàn thực phẩm"])]


class NewConclusion(Body):
    number: Annotated[Name, Field(examples=["17/KL-ĐKT"])]
    conforms: bool
    text: Told


@router.put("/{inspection}", status_code=201)
async def hold(
    inspection: UUID,
    new: NewInspection,
    ask: Annotated[Ask, Depends(may("evaluation.inspection.hold"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Led by the office for which the person asking acts, on the day of the occurrence."""
    product = await product_known(db, new.product)
    await ask.within(product.unit)
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


@router.put("/{inspection}/violations/{violation}")
async def find(
    inspection: UUID,
    violation: UUID,
    new: NewViolation,
    ask: Annotated[Ask, Depends(may("evaluation.inspection.find"))],
    events: EventsDep,
) -> Response:
    await _own(ask, events, inspection)
    command = domain.FindViolation(
        inspection=inspection,
        violation=violation,
        office=new.office,
        subject=new.subject,
        description=new.description,
        law=new.law,
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, ask.context()))


@router.post("/{inspection}/conclusion")
async def conclude(
    inspection: UUID,
    new: NewConclusion,
    ask: Annotated[Ask, Depends(may("evaluation.inspection.conclude"))],
    events: EventsDep,
) -> Response:
    """An adverse one can bear a revocation."""
    await _own(ask, events, inspection)
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
async def listed(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    product: UUID | None = None,
) -> Rows[InspectionRow]:
    """Held in the acting unit and everywhere below it, the oldest first."""
    found = await inspections.listed(db, ask.unit, product, day_after(page), page.wanted)
    return page.answer(found, lambda row: (row.held_on, row.inspection))


async def _own(ask: Ask, events: EventsDep, identity: UUID) -> None:
    """Raises NotFound, and OutOfScope for what another office leads."""
    state, _ = await events.state(domain.decider, identity)
    if state is None:
        raise NoSuch("inspection", identity)
    ask.at_office(state.held.office)
