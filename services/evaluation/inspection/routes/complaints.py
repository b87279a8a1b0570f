"""Complaints: recorded by the office that handles them, answered, upheld by its chairman."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows, Statement
from kernel.http.depends import DbDep, EventsDep, VaultDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from services.evaluation.inspection.domain import complaint as domain
from services.evaluation.inspection.domain.matter import Channel, Complainant, Matter, MatterKind
from services.evaluation.inspection.routes.matters import require_judging, unit_of
from services.evaluation.inspection.tables import complaints
from services.evaluation.inspection.tables.complaints import ComplaintRow
from services.evaluation.inspection.usecases.loading import load_complaint
from services.evaluation.recognition.routes.decisions import Bases

router = APIRouter(prefix="/complaints", tags=["complaints"])


class Identity(Body):
    """All of it is sealed; only the office that handles the complaint can read it."""

    name: Name
    contact: Annotated[str, Field(max_length=1000)] = ""


class NewMatter(Body):
    kind: MatterKind
    id: UUID


class NewComplaint(Body):
    """Received on the day of the occurrence. No person is named in what it asks for."""

    about: NewMatter
    complainant: Complainant
    identity: Identity
    channel: Channel
    asks: Annotated[Statement, Field(examples=["Đề nghị đánh giá lại tiêu chí 6.1."])]


class NewAnswer(Body):
    """Given on the day of the occurrence."""

    number: Annotated[Name, Field(examples=["112/UBND-KT"])]
    text: Statement


class NewUpholding(Body):
    """Signed by the person asking, on the day of the occurrence; `judging` is to be held anew."""

    number: Annotated[Name, Field(examples=["208/QĐ-UBND"])]
    legal_bases: Bases
    follows: Annotated[Statement, Field(examples=["Tổ chức đánh giá lại sản phẩm."])]
    judging: UUID | None = None


@router.put("/{complaint}", status_code=201)
async def receive_complaint(
    complaint: UUID,
    new: NewComplaint,
    ask: Annotated[Ask, Depends(may("evaluation.complaint.receive"))],
    events: EventsDep,
    vault: VaultDep,
) -> Response:
    """Records a complaint, which the office of the person asking handles."""
    about = Matter(kind=new.about.kind, id=new.about.id)
    ask = await ask.within(await unit_of(events, about))
    context = ask.context()
    stream = domain.decider.stream(complaint)
    command = domain.ReceiveComplaint(
        complaint=complaint,
        about=about,
        office=ask.office,
        unit=ask.unit,
        complainant=new.complainant,
        identity=await vault.seal(stream, stream, "identity", new.identity.model_dump_json()),
        channel=new.channel,
        received_on=local_date(context.occurred_at),
        asks=new.asks,
    )
    return ask.answered(await execute(events, domain.decider, complaint, command, context))


@router.post("/{complaint}/answer")
async def answer_complaint(
    complaint: UUID,
    new: NewAnswer,
    ask: Annotated[Ask, Depends(may("evaluation.complaint.answer"))],
    events: EventsDep,
) -> Response:
    """Records what the office answered to a complaint."""
    ask = ask.at_office((await load_complaint(events, complaint)).received.office)
    context = ask.context()
    command = domain.AnswerComplaint(
        complaint=complaint,
        number=new.number,
        answered_on=local_date(context.occurred_at),
        text=new.text,
    )
    return ask.answered(await execute(events, domain.decider, complaint, command, context))


@router.post("/{complaint}/upholding")
async def uphold_complaint(
    complaint: UUID,
    new: NewUpholding,
    ask: Annotated[Ask, Depends(may("evaluation.complaint.uphold", fresh=True))],
    events: EventsDep,
) -> Response:
    """Finds a complaint justified; what follows from it is ordered and done apart."""
    received = (await load_complaint(events, complaint)).received
    ask = ask.at_office(received.office)
    if new.judging is not None:
        await require_judging(events, received.about, new.judging)
    context = ask.context()
    command = domain.UpholdComplaint(
        complaint=complaint,
        number=new.number,
        signer=context.appointment,
        signed_on=local_date(context.occurred_at),
        legal_bases=tuple(new.legal_bases),
        follows=new.follows,
        judging=new.judging,
    )
    return ask.answered(await execute(events, domain.decider, complaint, command, context))


@router.get("", dependencies=[fresh("complaints")])
async def list_complaints(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    about: UUID | None = None,
) -> Rows[ComplaintRow]:
    """Lists the complaints handled in the acting unit and everywhere below it, the oldest first."""
    found = await complaints.listed(db, ask.unit, about, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.received_on, row.complaint))
