"""Dossiers: prepared and filed for a producer, reported on by the commune, forwarded to be judged."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.authority.refusals import OutOfScope
from kernel.clock import local_date
from kernel.errors import Refused
from kernel.execute import execute, execute_steps
from kernel.http.ask import Ask
from kernel.http.body import Body
from kernel.http.depends import EventsDep
from kernel.http.may import may
from kernel.numbers import numbered
from kernel.store import Context, Events
from services.registry.dossiers.domain.commands import (
    AssessSelf,
    Command,
    FileDossier,
    ForwardDossier,
    NumberSlip,
    OpenDossier,
    ReportOnDossier,
    ReturnDossier,
    WithdrawDossier,
)
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.dossiers.domain.refusals import NoSuchDossier
from services.registry.dossiers.domain.rules import decider
from services.registry.dossiers.domain.state import State
from services.registry.places.domain import law
from services.registry.places.domain import office as offices
from services.registry.places.domain.place import UnitKind
from services.registry.places.usecases import lineage
from services.registry.producers.usecases import scoped, taking_part
from services.registry.products import routes as products
from services.registry.products.domain import criteria_set, still_made
from services.registry.products.usecases import made_in

type Prepare = Annotated[Ask, Depends(may("registry.dossier.prepare"))]
type Receive = Annotated[Ask, Depends(may("registry.dossier.receive"))]
type Finding = Annotated[str, Field(min_length=1, max_length=10_000)]
type Reason = Annotated[str, Field(min_length=1, max_length=4000)]
type Points = Annotated[int, Field(ge=0, le=100)]
type Criterion = Annotated[str, Field(pattern=r"^[0-9]{1,2}(\.[0-9]{1,2}){0,2}$")]


class NotTheJudgingOffice(Refused):
    vi = "Vào ngày {on} hồ sơ được chuyển tới một cơ quan đang hoạt động ở {level_vi} quản lý xã."
    en = "On {on} a dossier goes to an office at work in the commune's {level}."
    field = "/to_office"


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


class Report(Body):
    """The commune's findings on the four contents."""

    number: Annotated[str, Field(min_length=1, max_length=100, examples=["15/BC-UBND"])]
    local_material: Finding
    local_labour: Finding
    idea_origin: Finding
    local_identity: Finding


class Why(Body):
    reasons: Reason


class Forwarding(Body):
    to_office: Annotated[
        UUID, Field(description="An office of the district, since July 2025 of the province")
    ]


router = APIRouter(prefix="/dossiers", tags=["dossiers"])


@router.put("/{dossier}", status_code=201)
async def open_it(dossier: UUID, new: NewDossier, ask: Prepare, events: EventsDep) -> Response:
    """For the first time, for more stars, or because a certificate runs out."""
    product = await products.known(events, new.product)
    created = product.created
    ask = await scoped(ask, events, created.unit, created.producer)
    still_made(product)
    await taking_part(events, created.producer)
    context = ask.context(correlation=dossier)
    on = local_date(context.occurred_at)
    command = OpenDossier(
        dossier=dossier,
        product=new.product,
        producer=created.producer,
        unit=await made_in(events, created, on),
        kind=new.kind,
        on=on,
    )
    return await _done(ask, events, command, context)


@router.post("/{dossier}/self-assessment")
async def assess(dossier: UUID, own: SelfAssessment, ask: Prepare, events: EventsDep) -> Response:
    ask, context, on, _ = await theirs(ask, events, dossier)
    command = AssessSelf(dossier=dossier, scores=dict(own.scores), remarks=own.remarks, on=on)
    return await _done(ask, events, command, context)


@router.post("/{dossier}/file")
async def file(
    dossier: UUID, ask: Annotated[Ask, Depends(may("registry.dossier.file"))], events: EventsDep
) -> Response:
    """The day of filing decides under which law it is judged, and what it must hold."""
    ask, context, on, state = await theirs(ask, events, dossier)
    producer = await taking_part(events, state.opened.producer)
    product = await products.known(events, state.opened.product)
    still_made(product)
    command = FileDossier(
        dossier=dossier,
        producer_kind=producer.now.kind,
        criteria_set=criteria_set(product, law.in_force(on)),
        on=on,
    )
    return await _done(ask, events, command, context)


@router.post("/{dossier}/slip")
async def number_slip(dossier: UUID, ask: Receive, events: EventsDep) -> Response:
    """Receives the registration slip under the next number of its place and year."""
    ask, context, on, state = await _received(ask, events, dossier)
    above = await lineage(events, state.opened.unit, on)
    place = (above.province, above.district or above.commune or "")

    def slip(number: int | None) -> Command:
        return NumberSlip(dossier=dossier, place=place, serial=number, on=on)

    series = f"slip-{place[0]}-{place[1]}-{on.year}"
    answer = await execute_steps(events, numbered(decider, dossier, series, slip), context)
    return ask.answered(answer)


@router.post("/{dossier}/report")
async def report(
    dossier: UUID,
    found: Report,
    ask: Annotated[Ask, Depends(may("registry.dossier.report"))],
    events: EventsDep,
) -> Response:
    """The commune's report on material, labour, origin of the idea, identity and intellect."""
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
async def return_it(
    dossier: UUID,
    why: Why,
    ask: Annotated[Ask, Depends(may("registry.dossier.return"))],
    events: EventsDep,
) -> Response:
    """To be completed and filed again, under the law of that day."""
    ask, context, on, _ = await _received(ask, events, dossier)
    command = ReturnDossier(dossier=dossier, reasons=why.reasons, on=on)
    return await _done(ask, events, command, context)


@router.post("/{dossier}/forward")
async def forward(
    dossier: UUID,
    how: Forwarding,
    ask: Annotated[Ask, Depends(may("registry.dossier.forward"))],
    events: EventsDep,
) -> Response:
    """To an office of the district, since July 2025 of the province."""
    ask, context, on, state = await _received(ask, events, dossier)
    await _check_judge(events, how.to_office, state.opened.unit, on)
    command = ForwardDossier(dossier=dossier, to_office=how.to_office, on=on)
    return await _done(ask, events, command, context)


@router.post("/{dossier}/withdraw")
async def withdraw(
    dossier: UUID,
    why: Why,
    ask: Annotated[Ask, Depends(may("registry.dossier.withdraw"))],
    events: EventsDep,
) -> Response:
    """Until it is forwarded."""
    ask, context, on, _ = await theirs(ask, events, dossier)
    command = WithdrawDossier(dossier=dossier, reason=why.reasons, on=on)
    return await _done(ask, events, command, context)


async def known(events: Events, dossier: UUID) -> State:
    """Raises NoSuchDossier."""
    state, _ = await events.state(decider, dossier)
    if state is None:
        raise NoSuchDossier("dossier", dossier)
    return state


async def theirs(ask: Ask, events: Events, dossier: UUID) -> tuple[Ask, Context, date, State]:
    """Who asks and on which day, after the check of whose dossier it is."""
    state = await known(events, dossier)
    ask = await scoped(ask, events, state.opened.unit, state.opened.producer)
    context = ask.context(correlation=dossier)
    return ask, context, local_date(context.occurred_at), state


async def _received(ask: Ask, events: Events, dossier: UUID) -> tuple[Ask, Context, date, State]:
    """The same for offices, which need not ask whose it is."""
    state = await known(events, dossier)
    ask = await ask.within(state.opened.unit)
    context = ask.context(correlation=dossier)
    return ask, context, local_date(context.occurred_at), state


async def _check_judge(events: Events, identity: UUID, unit: str, on: date) -> None:
    office, _ = await events.state(offices.decider, identity)
    above = await lineage(events, unit, on)
    level = law.first_judge(on)
    where = above.district if level is UnitKind.DISTRICT else above.province
    if office is None or not office.stands(on) or office.established.unit != where:
        level_vi = "cấp huyện" if level is UnitKind.DISTRICT else "cấp tỉnh"
        raise NotTheJudgingOffice(on=on.isoformat(), level=level.value, level_vi=level_vi)


async def _done(ask: Ask, events: Events, command: Command, context: Context) -> Response:
    return ask.answered(await execute(events, decider, command.dossier, command, context))
