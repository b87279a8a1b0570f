"""Ideas: submitted for a producer, checked by the commune, selected by the district or the province."""

from datetime import date
from typing import Annotated, Literal
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
from kernel.http.page import FIRST_DAY, PageDep
from kernel.store import Context, Events
from kernel.subscription.straight import straight
from services.registry.ideas import tables as ideas
from services.registry.ideas.domain.idea import (
    Command,
    NoSuchIdea,
    PassOverIdea,
    ResubmitIdea,
    ReturnIdea,
    SelectIdea,
    SubmitIdea,
    WithdrawIdea,
    decider,
)
from services.registry.ideas.usecases import find_idea, forward_to_select
from services.registry.places.domain.place import UnitKind, level_of
from services.registry.places.usecases import UnitCode
from services.registry.producers.usecases.acting import act_for, act_in, find_open_producer, own_only

type Reasons = Annotated[str, Field(min_length=1, max_length=4000)]
type Submit = Annotated[Ask, Depends(may("registry.idea.submit"))]
type Check = Annotated[Ask, Depends(may("registry.idea.check"))]
type Choose = Annotated[Ask, Depends(may("registry.idea.select"))]
type IdeaPhase = Literal["submitted", "returned", "forwarded", "selected", "not-selected", "withdrawn"]


class IdeaContent(Body):
    title: Annotated[Name, Field(examples=["Mật ong rừng Suối Mơ"])]
    description: Annotated[str, Field(max_length=10_000, examples=["Mật của đàn ong nuôi dưới tán rừng"])]


class NewIdea(IdeaContent):
    producer: UUID


class IdeaReasons(Body):
    reasons: Annotated[Reasons, Field(examples=["Chưa nêu rõ nguồn nguyên liệu"])]


class IdeaView(BaseModel):
    """`since` is the day of the step that brought it into its phase."""

    idea: UUID
    producer: UUID
    unit: str
    to_unit: str | None
    title: str
    phase: IdeaPhase
    attempt: int
    since: date
    reasons: str | None


class IdeaWithContent(IdeaView):
    description: str


router = APIRouter(prefix="/ideas", tags=["ideas"])


@router.put("/{idea}", status_code=201)
async def submit_idea(idea: UUID, new: NewIdea, ask: Submit, events: EventsDep) -> Response:
    """Submits an idea for a producer. The caller picks the id, so sending the same request again is safe."""
    ask, producer = await act_for(ask, events, new.producer)
    context = ask.context(correlation=idea)
    command = SubmitIdea(
        idea=idea,
        producer=new.producer,
        unit=producer.now.unit,
        title=new.title,
        description=new.description,
        on=local_date(context.occurred_at),
    )
    return await _done(ask, events, command, context)


@router.post("/{idea}/resubmit")
async def resubmit_idea(idea: UUID, new: IdeaContent, ask: Submit, events: EventsDep) -> Response:
    """Submits an improved idea again: at once after a return, from one week on after it was not selected."""
    submitted = (await find_idea(events, idea)).submitted
    ask = await act_in(ask, events, submitted.unit, submitted.producer)
    await find_open_producer(events, submitted.producer)
    context = ask.context(correlation=idea)
    on = local_date(context.occurred_at)
    command = ResubmitIdea(idea=idea, title=new.title, description=new.description, on=on)
    return await _done(ask, events, command, context)


@router.post("/{idea}/return")
async def return_idea(idea: UUID, why: IdeaReasons, ask: Check, events: EventsDep) -> Response:
    """Returns an idea from the commune to its producer, with the reasons for which it does not fit."""
    ask, context, on = await _checking(ask, events, idea)
    return await _done(ask, events, ReturnIdea(idea=idea, reasons=why.reasons, on=on), context)


@router.post("/{idea}/forward")
async def forward_idea(idea: UUID, ask: Check, events: EventsDep) -> Response:
    """Forwards an idea from the commune to its district, since July 2025 to its province."""
    ask, context, on = await _checking(ask, events, idea)
    return ask.answered(await forward_to_select(events, idea, on, context))


@router.post("/{idea}/select")
async def select_idea(idea: UUID, ask: Choose, events: EventsDep) -> Response:
    """Selects an idea, so that its producer may make a product of it."""
    ask, context, on = await _checking(ask, events, idea)
    return await _done(ask, events, SelectIdea(idea=idea, level=_level(ask), on=on), context)


@router.post("/{idea}/pass-over")
async def pass_over_idea(idea: UUID, why: IdeaReasons, ask: Choose, events: EventsDep) -> Response:
    """Records that an idea is not selected; it may come again after one week, or next year."""
    ask, context, on = await _checking(ask, events, idea)
    command = PassOverIdea(idea=idea, level=_level(ask), reasons=why.reasons, on=on)
    return await _done(ask, events, command, context)


@router.post("/{idea}/withdraw")
async def withdraw_idea(
    idea: UUID, ask: Annotated[Ask, Depends(may("registry.idea.withdraw"))], events: EventsDep
) -> Response:
    """Withdraws an idea that was not selected yet."""
    submitted = (await find_idea(events, idea)).submitted
    ask = await act_in(ask, events, submitted.unit, submitted.producer)
    context = ask.context(correlation=idea)
    on = local_date(context.occurred_at)
    return await _done(ask, events, WithdrawIdea(idea=idea, on=on), context)


async def _checking(ask: Ask, events: Events, idea: UUID) -> tuple[Ask, Context, date]:
    """Who asks and on which day, with the idea's commune in reach."""
    ask = await ask.within((await find_idea(events, idea)).submitted.unit)
    context = ask.context(correlation=idea)
    return ask, context, local_date(context.occurred_at)


def _level(ask: Ask) -> UnitKind:
    level = level_of(ask.unit)
    assert level is not None, "appointments are for units"
    return level


async def _done(ask: Ask, events: Events, command: Command, context: Context) -> Response:
    return ask.answered(await execute(events, decider, command.idea, command, context))


@router.get("", dependencies=[fresh("ideas")])
async def list_ideas(
    ask: Annotated[Ask, Depends(may("registry.read"))],
    db: DbDep,
    page: PageDep,
    unit: UnitCode | None = None,
    phase: IdeaPhase | None = None,
) -> Rows[IdeaView]:
    """Lists the ideas of one's own unit and below it, the longest waiting first.

    A representative sees only those of his producer.
    """
    where = unit or ask.unit
    ask = await ask.within(where)
    found = await ideas.listed(db, where, own_only(ask), phase, page.after_day() or FIRST_DAY, page.wanted)
    rows = page.answer(found, key=lambda row: (row.since, row.idea))
    return Rows(items=[IdeaView.model_validate(r, from_attributes=True) for r in rows.items], next=rows.next)


@router.get("/{idea}")
async def read_idea(
    idea: UUID, ask: Annotated[Ask, Depends(may("registry.read"))], events: EventsDep, tag: TagDep
) -> IdeaWithContent:
    """Shows an idea with what it says, as it was submitted last, straight from the facts."""
    found, state, version = await straight(events, decider, idea, ideas.ideas)
    if found is None or state is None:
        raise NoSuchIdea("idea", idea)
    await act_in(ask, events, found.unit, found.producer)
    tag(decider.stream(idea), version)
    return IdeaWithContent(
        **IdeaView.model_validate(found, from_attributes=True).model_dump(),
        description=state.submitted.description,
    )
