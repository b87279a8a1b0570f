"""Approvals: a chairman signs for what his council sent up, and proposes it to the level above."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.body import Body, Name
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.may import may
from law.level import Level
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.judgings.usecases.bench import load_rated
from services.evaluation.recognition.domain import approval as domain
from services.evaluation.recognition.routes.decisions import Bases
from services.evaluation.recognition.usecases import decisions as usecases
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/approvals", tags=["decisions"])


class NewApproved(Body):
    product: UUID
    judging: UUID


class NewApproval(Body):
    """Signed by the person asking, on the day of the occurrence."""

    number: Annotated[Name, Field(examples=["61/QĐ-UBND"])]
    legal_bases: Bases
    approved: Annotated[list[NewApproved], Field(min_length=1, max_length=500)]


class Approved(BaseModel):
    product: UUID
    judging: UUID


class ApprovalView(BaseModel):
    approval: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: list[str]
    approved: list[Approved]


@router.put("/{approval}", status_code=201)
async def approve_results(
    approval: UUID,
    new: NewApproval,
    ask: Annotated[Ask, Depends(may("evaluation.approval.sign", fresh=True))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Approves all its results or none. Under QĐ 26/2026 the centre judges only what was approved."""
    for item in new.approved:
        ask = ask.at_office((await load_rated(events, item.judging)).rated.office)
    context = ask.context()
    level, signed_on = await level_of(db, ask.unit), local_date(context.occurred_at)
    command = domain.ApproveResults(
        approval=approval,
        number=new.number,
        office=ask.office,
        unit=ask.unit,
        level=level,
        signer=context.appointment,
        signed_on=signed_on,
        legal_bases=tuple(new.legal_bases),
        approved=tuple(
            domain.ApprovedResult(product=item.product, judging=item.judging) for item in new.approved
        ),
    )
    return ask.answered(await usecases.approve(events, command, context))


@router.get("/{approval}", dependencies=[Depends(may("evaluation.read"))])
async def read_approval(approval: UUID, events: EventsDep, tag: TagDep) -> ApprovalView:
    """Shows an approval. A signed decision is public among offices, wherever they are."""
    state, version = await events.state(domain.decider, approval)
    if state is None:
        raise NoSuch("approval", approval)
    tag(domain.decider.stream(approval), version)
    return ApprovalView(
        approval=approval,
        number=state.number,
        office=state.office,
        unit=state.unit,
        level=state.level,
        signer=state.signer,
        signed_on=state.signed_on,
        legal_bases=list(state.legal_bases),
        approved=[Approved(product=a.product, judging=a.judging) for a in state.approved],
    )
