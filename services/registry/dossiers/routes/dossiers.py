"""Dossiers: prepared and filed for a producer, reported on by the commune, forwarded to be judged."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.authority.refusals import OutOfScope
from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body
from kernel.http.depends import EventsDep
from kernel.http.may import may
from kernel.store import Context, Events
from services.registry.dossiers.domain.commands import (
    AssessSelf,
    Command,
    ReportOnDossier,
    ReturnDossier,
    WithdrawDossier,
)
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.dossiers.domain.rules import decider
from services.registry.dossiers.domain.state import State
from services.registry.dossiers.usecases import filing
from services.registry.dossiers.usecases.filing import find_dossier
from services.registry.producers.usecases.acting import act_in
from services.registry.products.usecases.coding import find_product

type Prepare = Annotated[Ask, Depends(may("registry.dossier.prepare"))]
type Receive = Annotated[Ask, Depends(may("registry.dossier.receive"))]
type Finding = Annotated[str, Field(min_length=1, max_length=10_000)]
type Reason = Annotated[str, Field(min_length=1, max_length=4000)]
type Points = Annotated[int, Field(ge=0, le=100)]
type Criterion = Annotated[str, Field(pattern=r"^[0-9]{1,2}(\.[0-9]{1,2}){0,2}$")]


class NotTheCommune(OutOfScope):
    vi = "Chỉ UBND cấp xã {where} báo cáo về hồ sơ này."
    en = "Only the commune {where} itself reports on this dossier."


class NewDossier(Body):
    product: UUID
    kind: Annotated[DossierKind, Field(examples=["first"])]


class SelfAssessment(Body):
    """The producer's own points by criterion, as far as it knows them."""

    scores: Annotated[Mapping[Criterion, Points], Field(max_length=200, examples=[{"1.1": 3, "1.2": 2}])]
    remarks: Annotated[str, Field(max_length=10_000)] = ""


class NewReport(Body):
    """The commune's findings on the four contents."""

    number: Annotated[str, Field(min_length=1, max_length=100, examples=["15/BC-UBND"])]
    local_material: Finding
    local_labour: Finding
    idea_origin: Finding
    local_identity: Finding


class DossierReasons(Body):
    reasons: Reason


class Forwarding(Body):
    to_office: Annotated[
        UUID, Field(description="An office of the district, since July 2025 of the province")
    ]


router = APIRouter(prefix="/dossiers", tags=["dossiers"])


@router.put("/{dossier}", status_code=201)
async def open_dossier(dossier: UUID, new: NewDossier, ask: Prepare, events: EventsDep) -> Response:
    """Opens a dossier for a product: for the first time, for more stars, or as a certificate runs out."""
    created = (await find_product(events, new.product)).created
    ask = await act_in(ask, events, created.unit, created.producer)
    context = ask.context(correlation=dossier)
    on = local_date(context.occurred_at)
    return ask.answered(await filing.open_dossier(events, dossier, new.product, new.kind, on, context))


@router.post("/{dossier}/self-assessment")
async def record_self_assessment(
    dossier: UUID, own: SelfAssessment, ask: Prepare, events: EventsDep
) -> Response:
    """Records the producer's own points by criterion, as far as it knows them."""
    ask, context, on, _ = await theirs(ask, events, dossier)
    command = AssessSelf(dossier=dossier, scores=dict(own.scores), remarks=own.remarks, on=on)
    return await _done(ask, events, command, context)


@router.post("/{dossier}/file")
async def file_dossier(
    dossier: UUID, ask: Annotated[Ask, Depends(may("registry.dossier.file"))], events: EventsDep
) -> Response:
    """Files a dossier. The day of filing decides under which law it is judged, and what it must hold."""
    ask, context, on, _ = await theirs(ask, events, dossier)
    return ask.answered(await filing.file_dossier(events, dossier, on, context))


@router.post("/{dossier}/slip")
async def number_registration_slip(dossier: UUID, ask: Receive, events: EventsDep) -> Response:
    """Receives the registration slip of a dossier under the next number of its place and year."""
    ask, context, on, _ = await _received(ask, events, dossier)
    return ask.answered(await filing.number_slip(events, dossier, on, context))


@router.post("/{dossier}/report")
async def report_on_dossier(
    dossier: UUID,
    found: NewReport,
    ask: Annotated[Ask, Depends(may("registry.dossier.report"))],
    events: EventsDep,
) -> Response:
    """Adds the commune's report on material, labour, origin of the idea, identity and intellect."""
    ask, context, on, state = await _received(ask, events, dossier)
    if ask.unit != state.opened.unit:
        raise NotTheCommune(where=state.opened.unit)
    command = ReportOnDossier(
        dossier=dossier,
        number=found.number,
        local_material=found.local_material,
        local_labour=found.local_labour,
        idea_origin=found.idea_origin,
        local_identity=found.local_identity,
        on=on,
    )
    return await _done(ask, events, command, context)


@router.post("/{dossier}/return")
async def return_dossier(
    dossier: UUID,
    why: DossierReasons,
    ask: Annotated[Ask, Depends(may("registry.dossier.return"))],
    events: EventsDep,
) -> Response:
    """Returns a dossier to its producer, to be completed and filed again under the law of that day."""
    ask, context, on, _ = await _received(ask, events, dossier)
    command = ReturnDossier(dossier=dossier, reasons=why.reasons, on=on)
    return await _done(ask, events, command, context)


@router.post("/{dossier}/forward")
async def forward_dossier(
    dossier: UUID,
    how: Forwarding,
    ask: Annotated[Ask, Depends(may("registry.dossier.forward"))],
    events: EventsDep,
) -> Response:
    """Forwards a dossier to the office that judges it: of the district, since July 2025 of the province."""
    ask, context, on, _ = await _received(ask, events, dossier)
    return ask.answered(await filing.forward_dossier(events, dossier, how.to_office, on, context))


@router.post("/{dossier}/withdraw")
async def withdraw_dossier(
    dossier: UUID,
    why: DossierReasons,
    ask: Annotated[Ask, Depends(may("registry.dossier.withdraw"))],
    events: EventsDep,
) -> Response:
    """Withdraws a dossier that was not forwarded yet."""
    ask, context, on, _ = await theirs(ask, events, dossier)
    command = WithdrawDossier(dossier=dossier, reason=why.reasons, on=on)
    return await _done(ask, events, command, context)


async def theirs(ask: Ask, events: Events, dossier: UUID) -> tuple[Ask, Context, date, State]:
    """Who asks and on which day, after the check of whose dossier it is."""
    state = await find_dossier(events, dossier)
    ask = await act_in(ask, events, state.opened.unit, state.opened.producer)
    context = ask.context(correlation=dossier)
    return ask, context, local_date(context.occurred_at), state


async def _received(ask: Ask, events: Events, dossier: UUID) -> tuple[Ask, Context, date, State]:
    """The same for offices, which need not ask whose it is."""
    state = await find_dossier(events, dossier)
    ask = await ask.within(state.opened.unit)
    context = ask.context(correlation=dossier)
    return ask, context, local_date(context.occurred_at), state


async def _done(ask: Ask, events: Events, command: Command, context: Context) -> Response:
    return ask.answered(await execute(events, decider, command.dossier, command, context))
