"""Rounds: opened, filled with dossiers, closed."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.clock import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from services.evaluation.domain import round as domain
from services.evaluation.domain.refusals import NoSuch
from services.evaluation.projections import rounds
from services.evaluation.projections.dossiers import dossier_known
from services.evaluation.projections.levels import level_of
from services.evaluation.projections.rounds import RoundRow
from services.evaluation.routes.places import day_after

router = APIRouter(prefix="/rounds", tags=["rounds"])


class NewRound(Body):
    name: Annotated[Name, Field(examples=["Đợt 1 năm 2024"])]
    dossiers_due: Annotated[date, Field(examples=["2024-03-15"])]
    results_due: Annotated[date, Field(examples=["2024-06-30"])]


@router.put("/{round}", status_code=201)
async def open_round(
    round: UUID,  # noqa: A002  the domain's word
    new: NewRound,
    ask: Annotated[Ask, Depends(may("evaluation.round.open"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Of the office and the unit for which the person asking acts."""
    context = ask.context()
    command = domain.OpenRound(
        round=round,
        office=ask.office,
        unit=ask.unit,
        level=await level_of(db, ask.unit),
        name=new.name,
        opened_on=local_date(context.occurred_at),
        dossiers_due=new.dossiers_due,
        results_due=new.results_due,
    )
    return ask.answered(await execute(events, domain.decider, round, command, context))


@router.put("/{round}/dossiers/{dossier}")
async def enrol(
    round: UUID,  # noqa: A002  the domain's word
    dossier: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.round.enrol"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """A dossier that was forwarded by the round's due date."""
    await _own(ask, events, round)
    known = await dossier_known(db, dossier)
    await ask.within(known.unit)
    command = domain.EnrolDossier(
        round=round, dossier=dossier, product=known.product, received_on=known.forwarded_on
    )
    return ask.answered(
        await execute(events, domain.decider, round, command, ask.context(correlation=dossier))
    )


@router.post("/{round}/closing")
async def close(
    round: UUID,  # noqa: A002  the domain's word
    ask: Annotated[Ask, Depends(may("evaluation.round.close"))],
    events: EventsDep,
) -> Response:
    await _own(ask, events, round)
    context = ask.context()
    command = domain.CloseRound(round=round, closed_on=local_date(context.occurred_at))
    return ask.answered(await execute(events, domain.decider, round, command, context))


@router.get("", dependencies=[fresh("rounds")])
async def listed(
    ask: Annotated[Ask, Depends(may("evaluation.read"))], page: PageDep, db: DbDep
) -> Rows[RoundRow]:
    """Those of the acting unit and everything below it, the oldest first."""
    found = await rounds.listed(db, ask.unit, day_after(page), page.wanted)
    return page.answer(found, lambda row: (row.opened_on, row.round))


async def _own(ask: Ask, events: EventsDep, identity: UUID) -> domain.Opened:
    """Raises NotFound, and OutOfScope for another office's round."""
    state, _ = await events.state(domain.decider, identity)
    if state is None:
        raise NoSuch("round", identity)
    ask.at_office(state.opened.office)
    return state
