"""Decisions of recognition: the chairman signs, and what was rated has its stars."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from law.level import Level
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.judgings.usecases.bench import load_rated
from services.evaluation.recognition.domain import decision as domain
from services.evaluation.recognition.tables import decisions
from services.evaluation.recognition.tables.decisions import DecisionRow
from services.evaluation.recognition.usecases.decisions import recognise
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/decisions", tags=["decisions"])

type Bases = Annotated[
    list[Annotated[Name, Field(examples=["Quyết định số 148/QĐ-TTg ngày 24/02/2023"])]],
    Field(min_length=1, max_length=50),
]


class NewRecognition(Body):
    """What the council found; the decision cannot say otherwise."""

    product: UUID
    judging: UUID
    stars: Annotated[int, Field(ge=1, le=5, examples=[3])]


class NewDecision(Body):
    """Signed by the person asking, on the day of the occurrence."""

    number: Annotated[Name, Field(examples=["45/QĐ-UBND"])]
    legal_bases: Bases
    recognised: Annotated[list[NewRecognition], Field(min_length=1, max_length=500)]


class Recognised(BaseModel):
    product: UUID
    producer: UUID
    judging: UUID
    stars: int
    unit: str


class NewCorrection(Body):
    """Of the number or the legal bases; products and stars are judged again, or revoked."""

    number: Annotated[Name, Field(examples=["52/QĐ-UBND"])]
    legal_bases: Bases
    reason: Annotated[Name, Field(examples=["Sai số quyết định do lỗi đánh máy"])]
    right_number: Name | None = None
    right_bases: Annotated[list[Name], Field(default_factory=list, max_length=50)]


class Correction(BaseModel):
    correction: UUID
    number: str
    signer: str
    signed_on: date
    legal_bases: list[str]
    reason: str
    right_number: str | None
    right_bases: list[str]


class DecisionView(BaseModel):
    """As it reads with its corrections."""

    decision: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: list[str]
    recognised: list[Recognised]
    corrections: list[Correction]


@router.put("/{decision}", status_code=201)
async def issue_decision(
    decision: UUID,
    new: NewDecision,
    ask: Annotated[Ask, Depends(may("evaluation.decision.issue", fresh=True))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Recognises all products of the decision or none; the certificates follow by themselves."""
    results = [(item, await load_rated(events, item.judging)) for item in new.recognised]
    for _, result in results:
        ask = await ask.within(result.rated.producer_unit)
    context = ask.context()
    level, signed_on = await level_of(db, ask.unit), local_date(context.occurred_at)
    command = domain.IssueDecision(
        decision=decision,
        number=new.number,
        office=ask.office,
        unit=ask.unit,
        level=level,
        signer=context.appointment,
        signed_on=signed_on,
        legal_bases=tuple(new.legal_bases),
        recognised=tuple(
            domain.RecognisedProduct(
                product=item.product,
                producer=result.rated.producer,
                judging=item.judging,
                stars=item.stars,
                unit=result.rated.producer_unit,
            )
            for item, result in results
        ),
    )
    return ask.answered(await recognise(events, command, context))


@router.put("/{decision}/corrections/{correction}")
async def correct_decision(
    decision: UUID,
    correction: UUID,
    new: NewCorrection,
    ask: Annotated[Ask, Depends(may("evaluation.decision.correct", fresh=True))],
    events: EventsDep,
) -> Response:
    """Corrects a decision, by the office that issued it; certificates keep the number under which they were
    issued.
    """
    state, _ = await events.state(domain.decider, decision)
    if state is None:
        raise NoSuch("recognition decision", decision)
    ask = ask.at_office(state.issued.office)
    context = ask.context()
    command = domain.CorrectDecision(
        decision=decision,
        correction=correction,
        number=new.number,
        signer=context.appointment,
        signed_on=local_date(context.occurred_at),
        legal_bases=tuple(new.legal_bases),
        reason=new.reason,
        right_number=new.right_number,
        right_bases=tuple(new.right_bases),
    )
    return ask.answered(await execute(events, domain.decider, decision, command, context))


@router.get("", dependencies=[fresh("decisions")])
async def list_decisions(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    product: UUID | None = None,
) -> Rows[DecisionRow]:
    """Lists the recognitions and revocations signed in the acting unit and below it, the oldest first."""
    found = await decisions.listed(db, ask.unit, product, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.signed_on, row.decision))


@router.get("/{decision}", dependencies=[Depends(may("evaluation.read"))])
async def read_decision(decision: UUID, events: EventsDep, tag: TagDep) -> DecisionView:
    """Shows a decision. A signed decision is public among offices, wherever they are."""
    state, version = await events.state(domain.decider, decision)
    if state is None:
        raise NoSuch("recognition decision", decision)
    tag(domain.decider.stream(decision), version)
    reads = state.reads
    return DecisionView(
        decision=decision,
        number=reads.number,
        office=reads.office,
        unit=reads.unit,
        level=reads.level,
        signer=reads.signer,
        signed_on=reads.signed_on,
        legal_bases=list(reads.legal_bases),
        recognised=[
            Recognised(product=r.product, producer=r.producer, judging=r.judging, stars=r.stars, unit=r.unit)
            for r in reads.recognised
        ],
        corrections=[_correction(corrected) for corrected in state.corrections],
    )


def _correction(c: domain.DecisionCorrected) -> Correction:
    return Correction(
        correction=c.correction,
        number=c.number,
        signer=c.signer,
        signed_on=c.signed_on,
        legal_bases=list(c.legal_bases),
        reason=c.reason,
        right_number=c.right_number,
        right_bases=list(c.right_bases),
    )
