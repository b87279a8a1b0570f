"""A certificate that runs on past its term, because its re-evaluation could not be filed in time."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from kernel.authority.refusals import OutOfScope
from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.body import Body
from kernel.http.depends import DbDep, EventsDep
from kernel.http.may import may
from kernel.postgres import Reader
from kernel.store import Events
from law.level import Level
from services.evaluation.dossiers.tables.dossiers import load_dossier
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.judgings.domain.state import Rated, Stopped
from services.evaluation.judgings.queries import judgings_of
from services.evaluation.judgings.usecases.bench import load_judging
from services.evaluation.recognition.domain import certificate as domain
from services.evaluation.recognition.domain.result import without_certificate
from services.evaluation.recognition.usecases import live_certificate
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/certificates", tags=["certificates"])


class NewExtension(Body):
    """`dossier` asks for the re-evaluation, and was filed on the certificate's last day at the latest."""

    dossier: UUID


@router.post("/{certificate}/extension")
async def extend_certificate(
    certificate: UUID,
    new: NewExtension,
    ask: Annotated[Ask, Depends(may("evaluation.certificate.extend"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Extends a certificate until the result, for those who could not file in the time that QĐ 26/2026 sets
    (Điều 12.3).

    Also one that has expired meanwhile is in force again, unless the product has another by now.
    """
    state, _ = await events.state(domain.decider, certificate)
    if state is None:
        raise NoSuch("certificate", certificate)
    ask = await _issuer_or_province(ask, db, state.issued)
    context = ask.context()
    command = domain.ExtendCertificate(
        certificate=certificate,
        dossier=await load_dossier(db, new.dossier),
        extended_on=local_date(context.occurred_at),
        result_on=await _result_of(events, db, new.dossier),
    )
    return ask.answered(await live_certificate.extend(events, state, command, context))


async def _issuer_or_province(ask: Ask, db: Reader, issued: domain.CertificateIssued) -> Ask:
    """Raises OutOfScope; the issuer may be gone, the province is there."""
    try:
        return ask.at_office(issued.office)
    except OutOfScope:
        ask = await ask.within(issued.unit)
        if await level_of(db, ask.unit) is not Level.PROVINCE:
            raise
        return ask


async def _result_of(events: Events, db: Reader, dossier: UUID) -> date | None:
    """The day of a result on which no new certificate follows."""
    found: list[date | None] = []
    for identity in await judgings_of(db, dossier):
        state = await load_judging(events, identity)
        if isinstance(state, Rated):
            found.append(without_certificate(state.rated))
        elif isinstance(state, Stopped):
            found.append(without_certificate(state.knocked_out))
    return min((day for day in found if day is not None), default=None)
