"""Decisions of revocation: signed once, and every certificate named is revoked in the same moment."""

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
from kernel.store import Events
from law.level import Level
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.inspection.usecases.revocations import decide_revocation
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
async def revoke_certificates(
    revocation: UUID,
    new: NewRevocation,
    ask: Annotated[Ask, Depends(may("evaluation.revocation.decide", fresh=True))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Revokes all certificates that the decision names or none; the signer learns at once what refuses."""
    for certificate in (*(item.certificate for item in new.revoked), *new.lapsed):
        ask = await ask.within(await _unit_of(events, certificate))
    context = ask.context()
    signed_on = local_date(context.occurred_at)
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
    return ask.answered(await decide_revocation(events, command, context))


@router.get("/{revocation}", dependencies=[Depends(may("evaluation.read"))])
async def read_revocation(revocation: UUID, events: EventsDep, tag: TagDep) -> RevocationView:
    """Shows a revocation. A signed decision is public among offices, wherever they are."""
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


async def _unit_of(events: Events, certificate: UUID) -> str:
    """The producer's commune; raises NotFound."""
    state, _ = await events.state(certificates.decider, certificate)
    if state is None:
        raise NoSuch("certificate", certificate)
    return state.issued.unit
