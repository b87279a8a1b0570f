"""Decisions of revocation: signed once, and every certificate named is revoked in the same moment."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.execute import execute_steps
from kernel.http.ask import Ask
from kernel.http.body import Body, Name
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.may import may
from kernel.reservation import Release, reservation
from kernel.store import Events, Part, Step
from law.level import Level
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.inspection.routes.inspections import inspected
from services.evaluation.recognition.domain import certificate as certificates
from services.evaluation.recognition.domain import revocation as domain
from services.evaluation.recognition.routes.decisions import Bases
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/revocations", tags=["revocations"])


class NewRevoked(Body):
    """`inspection` is one of this system's, `conclusion` the number of any authority's paper."""

    certificate: UUID
    product: UUID
    ground: Annotated[Name, Field(examples=["food-safety-law"])]
    inspection: UUID | None = None
    conclusion: Annotated[str, Field(max_length=300, examples=["17/KL-SYT"])] = ""


class NewRevocation(Body):
    """Signed by the person asking, on the day of the occurrence."""

    number: Annotated[Name, Field(examples=["99/QĐ-UBND"])]
    legal_bases: Bases
    revoked: Annotated[list[NewRevoked], Field(min_length=1, max_length=500)]
    lapsed: list[UUID] = Field(
        default_factory=list[UUID],
        max_length=500,
        description="Certificates that it states to have ended by their term",
    )


class Revoked(BaseModel):
    certificate: UUID
    product: UUID
    ground: str
    inspection: UUID | None
    conclusion: str


class RevocationView(BaseModel):
    revocation: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: list[str]
    revoked: list[Revoked]
    lapsed: list[UUID]


@router.put("/{revocation}", status_code=201)
async def decide(
    revocation: UUID,
    new: NewRevocation,
    ask: Annotated[Ask, Depends(may("evaluation.revocation.decide", fresh=True))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """All the certificates that it names or none; the signer learns at once what refuses."""
    for certificate in (*(item.certificate for item in new.revoked), *new.lapsed):
        ask = await ask.within(await _unit_of(events, certificate))
    context = ask.context()
    signed_on = local_date(context.occurred_at)
    for item in new.revoked:
        await _require_conclusion(events, item, signed_on)
    command = domain.DecideRevocation(
        revocation=revocation,
        number=new.number,
        office=ask.office,
        unit=ask.unit,
        level=await level_of(db, ask.unit),
        signer=context.appointment,
        signed_on=signed_on,
        legal_bases=tuple(new.legal_bases),
        revoked=tuple(
            domain.RevokedProduct(
                certificate=item.certificate,
                product=item.product,
                ground=item.ground,
                inspection=item.inspection,
                conclusion=item.conclusion,
            )
            for item in new.revoked
        ),
        lapsed=tuple(new.lapsed),
    )
    steps: list[Part] = [Step(decider=domain.decider, id=revocation, command=command)]
    for item in command.revoked:
        steps += _revoke(command, item)
    for certificate in command.lapsed:
        confirm = certificates.ConfirmLapse(certificate=certificate)
        steps.append(Step(decider=certificates.decider, id=certificate, command=confirm))
    return ask.answered(await execute_steps(events, steps, context))


@router.get("/{revocation}", dependencies=[Depends(may("evaluation.read"))])
async def read(revocation: UUID, events: EventsDep, tag: TagDep) -> RevocationView:
    """A signed decision is public among offices, wherever they are."""
    state, version = await events.state(domain.decider, revocation)
    if state is None:
        raise NoSuch("revocation decision", revocation)
    tag(domain.decider.stream(revocation), version)
    return RevocationView(
        revocation=revocation,
        number=state.number,
        office=state.office,
        unit=state.unit,
        level=state.level,
        signer=state.signer,
        signed_on=state.signed_on,
        legal_bases=list(state.legal_bases),
        revoked=[
            Revoked(
                certificate=r.certificate,
                product=r.product,
                ground=r.ground,
                inspection=r.inspection,
                conclusion=r.conclusion,
            )
            for r in state.revoked
        ],
        lapsed=list(state.lapsed),
    )


def _revoke(decided: domain.DecideRevocation, item: domain.RevokedProduct) -> Sequence[Part]:
    revoke = certificates.RevokeCertificate(
        certificate=item.certificate,
        product=item.product,
        level=decided.level,
        ground=item.ground,
        decision=decided.revocation,
        revoked_on=decided.signed_on,
    )
    name = certificates.reservation_of(item.product)
    release = Release(name=name, holder=str(item.certificate))
    return [
        Step(decider=certificates.decider, id=item.certificate, command=revoke),
        Step(decider=reservation, id=name, command=release),
    ]


async def _unit_of(events: Events, certificate: UUID) -> str:
    """The producer's commune; raises NotFound."""
    state, _ = await events.state(certificates.decider, certificate)
    if state is None:
        raise NoSuch("certificate", certificate)
    return state.issued.unit


async def _require_conclusion(events: Events, item: NewRevoked, signed_on: date) -> None:
    """Raises NotFound, NotYetHeld, NoAdverseConclusion."""
    if item.inspection is None:
        return
    state = await inspected(events, item.inspection)
    state.require_adverse_conclusion(item.product, signed_on)
