"""Councils: established, under their regulation, with their interests."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from kernel.subscription.straight import straight
from law.generations import law_on
from law.regulation import BeyondSpread, GateReading, Regulation
from services.evaluation.councils.domain import council as domain
from services.evaluation.councils.domain.bench import NotTheSecretary
from services.evaluation.councils.domain.setting import Terms
from services.evaluation.councils.domain.usual import Usual, usual
from services.evaluation.councils.tables import councils
from services.evaluation.councils.tables.councils import CouncilRow
from services.evaluation.councils.tables.settings import terms_in_force
from services.evaluation.councils.usecases import load_council
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/councils", tags=["councils"])

PERSON = "person-0d6f4a2f6c1b4d0f9f6c1b4d0f9f6c1b"
type Person = Annotated[str, Field(pattern=r"^person-[0-9a-f]{32}$", examples=[PERSON])]
type Members = Annotated[list["NewSeat"], Field(min_length=1, max_length=50)]


class NewSeat(Body):
    member: Person
    department: Annotated[Name, Field(examples=["Phòng Nông nghiệp và PTNT"])]


class NewCouncil(Body):
    """Of the office and the unit for which the person asking acts."""

    name: Annotated[Name, Field(examples=["Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp huyện"])]
    decision_number: Annotated[Name, Field(examples=["12/QĐ-UBND"])]
    chair: Person
    secretary: Person
    seats: Members
    advisers: Annotated[list[Person], Field(default_factory=list, max_length=50)]


class NewRegulation(Body):
    """What is left out is as an office's local setting says, else as is usual at the level.

    `spread` null means that totals may differ at will; `quorum_percent` is of all seats.
    """

    document: Annotated[Name, Field(examples=["13/QĐ-HĐ"])]
    members: Annotated[int | None, Field(ge=1, le=50)] = None
    quorum: Annotated[int | None, Field(ge=1, le=50, description="Members who must have scored")] = None
    quorum_percent: Annotated[int | None, Field(ge=1, le=100)] = None
    chair_must_score: bool | None = None
    spread: Annotated[int | None, Field(ge=0, le=100, description="Points", examples=[10])] = None
    beyond_spread: BeyondSpread | None = None
    gate_reading: GateReading | None = None
    handout_days: Annotated[int | None, Field(ge=0, le=60, description="Working days")] = None


class NewMember(Body):
    leaving: Person
    joining: NewSeat


class NewInterest(Body):
    """Of the person asking, unless the secretary names a member; in a product or in a producer."""

    member: Person | None = None
    product: UUID | None = None
    producer: UUID | None = None


@router.put("/{council}", status_code=201)
async def establish_council(
    council: UUID,
    new: NewCouncil,
    ask: Annotated[Ask, Depends(may("evaluation.council.establish"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Establishes a council with its members.

    The caller picks the id, so sending the same request again is safe.
    """
    context = ask.context()
    command = domain.EstablishCouncil(
        council=council,
        level=await level_of(db, ask.unit),
        office=ask.office,
        unit=ask.unit,
        name=new.name,
        decision_number=new.decision_number,
        established_on=local_date(context.occurred_at),
        chair=new.chair,
        secretary=new.secretary,
        seats=tuple(domain.Seat(member=s.member, department=s.department) for s in new.seats),
        advisers=tuple(new.advisers),
        law=law_on(local_date(context.occurred_at)),
    )
    return ask.answered(await execute(events, domain.decider, council, command, context))


@router.post("/{council}/regulation")
async def adopt_regulation(
    council: UUID,
    new: NewRegulation,
    ask: Annotated[Ask, Depends(may("evaluation.council.adopt-regulation"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Adopts a council's regulation, in force from the day of the occurrence; judgings opened before keep
    theirs.
    """
    ask, state = await _own(ask, events, council)
    established = state.established
    context = ask.context()
    day = local_date(context.occurred_at)
    local = await terms_in_force(db, established.level, established.unit, day)
    command = domain.AdoptRegulation(
        council=council,
        regulation=_filled(new, local, usual(established.level)),
        document=new.document,
        adopted_on=day,
    )
    return ask.answered(await execute(events, domain.decider, council, command, context))


@router.post("/{council}/members")
async def replace_member(
    council: UUID,
    new: NewMember,
    ask: Annotated[Ask, Depends(may("evaluation.council.replace-member"))],
    events: EventsDep,
) -> Response:
    """Lets somebody else take over the seat of a member, also the chair's or the secretary's."""
    ask, _ = await _own(ask, events, council)
    context = ask.context()
    command = domain.ReplaceMember(
        council=council,
        leaving=new.leaving,
        joining=domain.Seat(member=new.joining.member, department=new.joining.department),
        replaced_on=local_date(context.occurred_at),
    )
    return ask.answered(await execute(events, domain.decider, council, command, context))


@router.post("/{council}/interests")
async def declare_interest(
    council: UUID,
    new: NewInterest,
    ask: Annotated[Ask, Depends(may("evaluation.interest.declare"))],
    events: EventsDep,
) -> Response:
    """Declares a member's interest in a producer: the member does not score, and a sheet submitted before
    does not count.
    """
    ask, state = await _own(ask, events, council)
    member = new.member or ask.person
    if member != ask.person and ask.person != state.secretary:
        raise NotTheSecretary
    command = domain.DeclareInterest(
        council=council, member=member, product=new.product, producer=new.producer
    )
    return ask.answered(await execute(events, domain.decider, council, command, ask.context()))


@router.post("/{council}/dissolution")
async def dissolve_council(
    council: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.council.dissolve"))],
    events: EventsDep,
) -> Response:
    """Dissolves a council, which judges nothing from then on."""
    ask, _ = await _own(ask, events, council)
    context = ask.context()
    command = domain.DissolveCouncil(council=council, dissolved_on=local_date(context.occurred_at))
    return ask.answered(await execute(events, domain.decider, council, command, context))


@router.get("", dependencies=[fresh("councils")])
async def list_councils(
    ask: Annotated[Ask, Depends(may("evaluation.read"))], page: PageDep, db: DbDep
) -> Rows[CouncilRow]:
    """Lists the councils of the acting unit and everything below it."""
    found = await councils.listed(db, ask.unit, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.council,))


@router.get("/{council}")
async def read_council(
    council: UUID, ask: Annotated[Ask, Depends(may("evaluation.read"))], events: EventsDep, tag: TagDep
) -> CouncilRow:
    """Shows a council with its members and its regulation, straight from the facts."""
    found, _, version = await straight(events, domain.decider, council, councils.councils)
    if found is None:
        raise NoSuch("council", council)
    await ask.within(found.unit)
    tag(domain.decider.stream(council), version)
    return found


def _filled(new: NewRegulation, local: Terms, level: Usual) -> Regulation:
    """What the paper says, else the local setting, else what is usual."""
    quorum, percent = new.quorum, new.quorum_percent
    if quorum is None and percent is None:
        quorum, percent = local.quorum, local.quorum_percent
    if quorum is None and percent is None:
        quorum, percent = level.quorum, level.quorum_percent
    spread = new.spread
    if "spread" not in new.model_fields_set:
        spread = level.spread if local.spread is None else local.spread
    return Regulation(
        members=new.members,
        quorum=quorum or 1,
        quorum_percent=percent,
        chair_must_score=level.chair_must_score if new.chair_must_score is None else new.chair_must_score,
        spread=spread,
        beyond_spread=new.beyond_spread,
        gate_reading=new.gate_reading or local.gate_reading or level.gate_reading,
        handout_days=new.handout_days,
    )


async def _own(ask: Ask, events: EventsDep, council: UUID) -> tuple[Ask, domain.Sitting]:
    """Acting for the council's own office; raises NotFound, OutOfScope."""
    state = await load_council(events, council)
    return ask.at_office(state.established.office), state
