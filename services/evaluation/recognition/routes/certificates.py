"""Certificates: old papers entered as history, and how each one stands."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from law.level import Level
from services.evaluation.dossiers.tables.products import load_product
from services.evaluation.recognition.domain import certificate as domain
from services.evaluation.recognition.domain.certificate.refusals import IssuedInTheFuture
from services.evaluation.recognition.tables import certificates
from services.evaluation.recognition.tables.certificates import CertificateRow, Wanted
from services.evaluation.recognition.usecases.live_certificate import enter_alone
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/certificates", tags=["certificates"])


class OldCertificate(Body):
    """A paper of the years before; `office` is the body that issued it, which may be gone."""

    product: UUID
    stars: Annotated[int, Field(ge=1, le=5, examples=[3])]
    decision_number: Annotated[Name, Field(examples=["1207/QĐ-UBND"])]
    valid_from: Annotated[date, Field(examples=["2021-06-01"])]
    level: Annotated[Level, Field(description="Of the body that issued it")]
    office: UUID | None = None


class CertificateView(BaseModel):
    """Straight from the facts; `extended_from` is the last day of its own term, where it runs on after it."""

    certificate: UUID
    product: UUID
    producer: UUID
    stars: int
    decision: UUID | None
    decision_number: str
    office: UUID
    unit: str
    level: Level
    valid_from: date
    valid_until: date
    historical: bool
    standing: domain.Standing
    extended_from: date | None


@router.put("/{certificate}", status_code=201)
async def enter_certificate(
    certificate: UUID,
    old: OldCertificate,
    ask: Annotated[Ask, Depends(may("evaluation.certificate.enter"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Enters an old certificate that no judging stands behind.

    It runs 36 months from its day of issue and expires like any other.
    """
    product = await load_product(db, old.product)
    ask = await ask.within(product.unit)
    if old.valid_from > local_date(ask.now):
        raise IssuedInTheFuture(day=old.valid_from)
    command = domain.IssueCertificate(
        certificate=certificate,
        product=old.product,
        producer=product.producer,
        stars=old.stars,
        decision=None,
        decision_number=old.decision_number,
        office=old.office or ask.office,
        unit=product.unit,
        level=old.level,
        valid_from=old.valid_from,
        historical=True,
    )
    return ask.answered(await enter_alone(events, command, ask.context()))


@router.get("", dependencies=[fresh("certificates")])
async def list_certificates(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    product: UUID | None = None,
    standing: domain.Standing | None = None,
) -> Rows[CertificateRow]:
    """Lists the certificates of producers in the acting unit and everything below it; those that end first
    come first.
    """
    named = None if standing is None else standing.value
    wanted = Wanted(product=product, standing=named, unit=ask.unit)
    found = await certificates.listed(db, wanted, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.valid_until, row.certificate))


@router.get("/{certificate}")
async def read_certificate(certificate: UUID, events: EventsDep, tag: TagDep) -> CertificateView:
    """Shows a certificate to anybody; what was revoked a moment ago is shown as revoked."""
    state, version = await events.state(domain.decider, certificate)
    if state is None:
        raise NoSuch("certificate", certificate)
    tag(domain.decider.stream(certificate), version)
    issued = state.issued
    return CertificateView(
        certificate=certificate,
        product=issued.product,
        producer=issued.producer,
        stars=issued.stars,
        decision=issued.decision,
        decision_number=issued.decision_number,
        office=issued.office,
        unit=issued.unit,
        level=issued.level,
        valid_from=issued.valid_from,
        valid_until=state.last_day,
        historical=issued.historical,
        standing=state.standing,
        extended_from=None if state.extended is None else state.extended.extended_from,
    )
