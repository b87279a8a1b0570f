"""Rounds: opened, filled with dossiers, closed."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from law.calendar import rounds_of
from law.cases.law_id import AnyLawId
from law.generations import law_on
from law.level import Level
from services.evaluation.councils.domain import round as domain
from services.evaluation.councils.tables import rounds
from services.evaluation.councils.tables.rounds import RoundRow
from services.evaluation.councils.usecases import load_round
from services.evaluation.dossiers.tables.dossiers import load_dossier
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.lawbook.domain.published import find_law

type Year = Annotated[int, Query(ge=2018, le=2100)]

router = APIRouter(prefix="/rounds", tags=["rounds"])


class NewRound(Body):
    """`number` names one of the law's rounds; one beside them names its regulation and its plan."""

    name: Annotated[Name, Field(examples=["Đợt 1 năm 2024"])]
    dossiers_due: Annotated[date, Field(examples=["2024-03-15"])]
    results_due: Annotated[date, Field(examples=["2024-06-30"])]
    number: Annotated[int | None, Field(ge=1, le=2)] = None
    regulation: Annotated[str, Field(max_length=300, examples=["13/QĐ-HĐ"])] = ""
    plan: Annotated[str, Field(max_length=300, examples=["20/KH-UBND"])] = ""


class RoundOfTheLawView(BaseModel):
    """Both days included, and both working days."""

    number: int
    dossiers_due: date
    results_due: date


@router.put("/{round}", status_code=201)
async def open_round(
    round: UUID,  # noqa: A002  the domain's word
    new: NewRound,
    ask: Annotated[Ask, Depends(may("evaluation.round.open"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Opens a round of the office and the unit for which the person asking acts."""
    context = ask.context()
    level, opened_on = await level_of(db, ask.unit), local_date(context.occurred_at)
    law = law_on(opened_on)
    lawful = () if law is None else rounds_of(law, level, new.results_due.year)
    command = domain.OpenRound(
        round=round,
        office=ask.office,
        unit=ask.unit,
        level=level,
        name=new.name,
        opened_on=opened_on,
        dossiers_due=new.dossiers_due,
        results_due=new.results_due,
        of_the_law=next((one for one in lawful if one.number == new.number), None),
        law_has_rounds=bool(lawful),
        regulation=new.regulation,
        plan=new.plan,
    )
    return ask.answered(await execute(events, domain.decider, round, command, context))


@router.put("/{round}/dossiers/{dossier}")
async def enrol_dossier(
    round: UUID,  # noqa: A002  the domain's word
    dossier: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.round.enrol"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Enrols a dossier in a round; it was forwarded by the round's due date."""
    ask = await _own(ask, events, round)
    known = await load_dossier(db, dossier)
    ask = await ask.within(known.unit)
    command = domain.EnrolDossier(
        round=round, dossier=dossier, product=known.product, received_on=known.forwarded_on
    )
    return ask.answered(
        await execute(events, domain.decider, round, command, ask.context(correlation=dossier))
    )


@router.post("/{round}/closing")
async def close_round(
    round: UUID,  # noqa: A002  the domain's word
    ask: Annotated[Ask, Depends(may("evaluation.round.close"))],
    events: EventsDep,
) -> Response:
    """Closes a round to further dossiers."""
    ask = await _own(ask, events, round)
    context = ask.context()
    command = domain.CloseRound(round=round, closed_on=local_date(context.occurred_at))
    return ask.answered(await execute(events, domain.decider, round, command, context))


@router.get("", dependencies=[fresh("rounds")])
async def list_rounds(
    ask: Annotated[Ask, Depends(may("evaluation.read"))], page: PageDep, db: DbDep
) -> Rows[RoundRow]:
    """Lists the rounds of the acting unit and everything below it, the oldest first."""
    found = await rounds.listed(db, ask.unit, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.opened_on, row.round))


@router.get("/calendar")
async def read_calendar(rules: AnyLawId, level: Level, year: Year) -> list[RoundOfTheLawView]:
    """Shows the rounds that the law demands of a year, with its days; none where it leaves them open.

    It is public.
    """
    return [
        RoundOfTheLawView(number=r.number, dossiers_due=r.dossiers_due, results_due=r.results_due)
        for r in rounds_of(find_law(rules), level, year)
    ]


async def _own(ask: Ask, events: EventsDep, identity: UUID) -> Ask:
    """Acting for the round's own office; raises NotFound, OutOfScope."""
    return ask.at_office((await load_round(events, identity)).opened.office)
