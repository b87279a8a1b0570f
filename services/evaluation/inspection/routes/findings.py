"""What each office that takes part in an inspection records of its own subjects."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.authority.refusals import OutOfScope
from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Statement
from kernel.http.depends import EventsDep
from kernel.http.may import may
from kernel.store import Events
from services.evaluation.inspection.domain import inspection as domain
from services.evaluation.inspection.usecases.loading import load_inspection

router = APIRouter(prefix="/inspections/{inspection}", tags=["inspections"])

type Recording = Annotated[Ask, Depends(may("evaluation.inspection.record"))]


class NewSample(Body):
    """Taken on the day of the occurrence."""

    office: UUID
    code: Annotated[Name, Field(examples=["M-01"])]
    of: Annotated[Name, Field(examples=["Mật ong, lô 03/2026"])]


class NewTest(Body):
    """The laboratory's slip, of the day of the occurrence."""

    office: UUID
    sample: UUID
    laboratory: Annotated[Name, Field(examples=["Trung tâm Kiểm nghiệm tỉnh"])]
    number: Annotated[Name, Field(examples=["215/PKN"])]
    conforms: bool
    findings: Statement


class NewViolation(Body):
    office: UUID
    subject: domain.Subject
    description: Annotated[Statement, Field(examples=["Mẫu vượt ngưỡng cho phép."])]
    law: Annotated[Name, Field(examples=["Luật An toàn thực phẩm"])]


class NewSanction(Body):
    """Decided on the day of the occurrence; without an `amount` where no money was demanded."""

    office: UUID
    violation: UUID
    form: Annotated[Name, Field(examples=["Phạt tiền"])]
    amount: Annotated[int | None, Field(le=10**12, description="Whole VND", examples=[5_000_000])] = None
    decision_number: Annotated[Name, Field(examples=["31/QĐ-XPHC"])]


class NewRemedy(Body):
    """Accepted on the day of the occurrence, by what was seen."""

    office: UUID
    evidence: Annotated[Statement, Field(examples=["Đã thay nhãn; kiểm tra lại đạt."])]


@router.put("/samples/{sample}")
async def record_sample(
    inspection: UUID, sample: UUID, new: NewSample, ask: Recording, events: EventsDep
) -> Response:
    """Records a sample that an inspection took."""
    ask = await _own(ask, events, inspection, new.office)
    context = ask.context()
    command = domain.TakeSample(
        inspection=inspection,
        sample=sample,
        office=new.office,
        code=new.code,
        of=new.of,
        taken_on=local_date(context.occurred_at),
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, context))


@router.put("/tests/{test}")
async def report_test(
    inspection: UUID, test: UUID, new: NewTest, ask: Recording, events: EventsDep
) -> Response:
    """Records what a laboratory reported of a sample."""
    ask = await _own(ask, events, inspection, new.office)
    context = ask.context()
    command = domain.ReportTest(
        inspection=inspection,
        test=test,
        sample=new.sample,
        office=new.office,
        laboratory=new.laboratory,
        number=new.number,
        tested_on=local_date(context.occurred_at),
        conforms=new.conforms,
        findings=new.findings,
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, context))


@router.put("/violations/{violation}")
async def record_violation(
    inspection: UUID,
    violation: UUID,
    new: NewViolation,
    ask: Annotated[Ask, Depends(may("evaluation.inspection.find"))],
    events: EventsDep,
) -> Response:
    """Records a violation that an inspection found."""
    ask = await _own(ask, events, inspection, new.office)
    command = domain.FindViolation(
        inspection=inspection,
        violation=violation,
        office=new.office,
        subject=new.subject,
        description=new.description,
        law=new.law,
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, ask.context()))


@router.put("/sanctions/{sanction}")
async def record_sanction(
    inspection: UUID, sanction: UUID, new: NewSanction, ask: Recording, events: EventsDep
) -> Response:
    """Records a sanction, also after the conclusion."""
    ask = await _own(ask, events, inspection, new.office)
    context = ask.context()
    command = domain.RecordSanction(
        inspection=inspection,
        sanction=sanction,
        violation=new.violation,
        office=new.office,
        form=new.form,
        amount=new.amount,
        decision_number=new.decision_number,
        decided_on=local_date(context.occurred_at),
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, context))


@router.put("/violations/{violation}/remedy")
async def accept_remedy(
    inspection: UUID, violation: UUID, new: NewRemedy, ask: Recording, events: EventsDep
) -> Response:
    """Accepts that a violation was put right, also after the conclusion."""
    ask = await _own(ask, events, inspection, new.office)
    context = ask.context()
    command = domain.AcceptRemedy(
        inspection=inspection,
        violation=violation,
        office=new.office,
        accepted_on=local_date(context.occurred_at),
        evidence=new.evidence,
    )
    return ask.answered(await execute(events, domain.decider, inspection, command, context))


async def _own(ask: Ask, events: Events, identity: UUID, office: UUID) -> Ask:
    """An office records its own part; the one that leads keeps the minutes of all.

    Raises NotFound, NotYetHeld, OutOfScope.
    """
    state = await load_inspection(events, identity)
    try:
        return ask.at_office(office)
    except OutOfScope:
        return ask.at_office(state.held.office)
