"""Worklists: what lies before a member, a secretary and a chairman."""

from typing import Annotated

from fastapi import APIRouter, Depends

from kernel.http.ask import Ask
from kernel.http.body import Rows
from kernel.http.depends import DbDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from services.evaluation.councils.tables import sessions
from services.evaluation.councils.tables.sessions import SessionRow
from services.evaluation.dossiers.tables import dossiers
from services.evaluation.dossiers.tables.dossiers import Waiting
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.judgings.tables import judgings
from services.evaluation.judgings.tables.judgings import JudgingRow

router = APIRouter(prefix="/worklists", tags=["worklists"])


@router.get("/sheets", dependencies=[fresh("judgings")])
async def list_sheets_to_score(
    ask: Annotated[Ask, Depends(may("evaluation.sheet.submit"))], page: PageDep, db: DbDep
) -> Rows[JudgingRow]:
    """Lists what the member who asks still has to score, or to score again after a discussion."""
    found = await judgings.open_sheets(db, ask.person, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.judging,))


@router.get("/dossiers", dependencies=[fresh("dossiers")])
async def list_dossiers_to_judge(
    ask: Annotated[Ask, Depends(may("evaluation.round.enrol"))], page: PageDep, db: DbDep
) -> Rows[Waiting]:
    """Lists the dossiers forwarded to the acting office that are before no council yet, the oldest first."""
    found = await dossiers.waiting(db, ask.office, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.dossier.forwarded_on, row.dossier.dossier))


@router.get("/sent-up", dependencies=[fresh("judgings")])
async def list_results_sent_up(
    ask: Annotated[Ask, Depends(may("evaluation.judging.open"))], page: PageDep, db: DbDep
) -> Rows[JudgingRow]:
    """Lists the results of the level below that the acting level must judge again."""
    level = await level_of(db, ask.unit)
    found = await judgings.sent_to(db, level.value, ask.unit, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.judging,))


@router.get("/sessions", dependencies=[fresh("sessions")])
async def list_sessions_to_hold(
    ask: Annotated[Ask, Depends(may("evaluation.session.schedule"))], page: PageDep, db: DbDep
) -> Rows[SessionRow]:
    """Lists the sessions of the councils whose secretary asks, the earliest first."""
    found = await sessions.of_secretary(db, ask.person, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.planned_on, row.session))


@router.get("/approvals", dependencies=[fresh("judgings")])
async def list_results_to_approve(
    ask: Annotated[Ask, Depends(may("evaluation.approval.sign"))], page: PageDep, db: DbDep
) -> Rows[JudgingRow]:
    """Lists the results of the acting office's councils that go up and wait for its chairman's approval."""
    found = await judgings.to_approve(db, ask.office, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.judging,))


@router.get("/results", dependencies=[fresh("judgings")])
async def list_results_to_recognise(
    ask: Annotated[Ask, Depends(may("evaluation.decision.issue"))], page: PageDep, db: DbDep
) -> Rows[JudgingRow]:
    """Lists the results of three stars and more that wait for a decision of the acting office."""
    level = await level_of(db, ask.unit)
    found = await judgings.to_recognise(db, ask.office, level.value, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.judging,))
