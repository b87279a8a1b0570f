"""Sessions of a council: scheduled in a round, moved, and held by those who came."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name
from kernel.http.depends import EventsDep
from kernel.http.may import may
from services.evaluation.councils.domain import round as domain
from services.evaluation.councils.routes.councils import Person
from services.evaluation.councils.usecases import load_council, load_round
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/rounds/{round}/sessions", tags=["rounds"])


class NewSession(Body):
    """`sitting` is 2 for the second one under laws that have two; the same id again moves the session."""

    council: UUID
    planned_on: Annotated[date, Field(examples=["2026-06-10"])]
    place: Annotated[Name, Field(examples=["Hội trường UBND tỉnh"])]
    sitting: Annotated[int, Field(ge=1, le=2)] = 1
    dossiers: Annotated[list[UUID], Field(min_length=1, max_length=500)]


class NewAttendance(Body):
    present: Annotated[list[Person], Field(min_length=1, max_length=50)]


@router.put("/{session}")
async def schedule_session(
    round: UUID,  # noqa: A002  the domain's word
    session: UUID,
    new: NewSession,
    ask: Annotated[Ask, Depends(may("evaluation.session.schedule"))],
    events: EventsDep,
) -> Response:
    """Schedules a session on dossiers of the round, so many working days ahead that members get them."""
    ask = ask.at_office((await load_round(events, round)).opened.office)
    ask = ask.at_office((await load_council(events, new.council)).established.office)
    command = domain.ScheduleSession(
        round=round,
        session=session,
        council=new.council,
        planned_on=new.planned_on,
        place=new.place,
        sitting=new.sitting,
        dossiers=frozenset(new.dossiers),
    )
    return ask.answered(await execute(events, domain.decider, round, command, ask.context()))


@router.post("/{session}/attendance")
async def record_attendance(
    round: UUID,  # noqa: A002  the domain's word
    session: UUID,
    new: NewAttendance,
    ask: Annotated[Ask, Depends(may("evaluation.session.hold"))],
    events: EventsDep,
) -> Response:
    """Records who is present on the day of the occurrence: only they score.

    It is said again for whoever comes late.
    """
    state = await load_round(events, round)
    ask = ask.at_office(state.opened.office)
    scheduled = state.sessions.get(session)
    if scheduled is None:
        raise NoSuch("session", session)
    council = await load_council(events, scheduled.council)
    context = ask.context()
    command = domain.HoldSession(
        round=round,
        session=session,
        held_on=local_date(context.occurred_at),
        present=frozenset(new.present),
        seats=council.members,
    )
    return ask.answered(await execute(events, domain.decider, round, command, context))
