"""Worklists of what comes after a certificate: renewals, revocations that are due, complaints."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.body import Rows
from kernel.http.depends import DbDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from kernel.record import record
from services.evaluation.inspection import queries as undecided
from services.evaluation.inspection.queries import Undecided
from services.evaluation.inspection.tables import complaints
from services.evaluation.inspection.tables.complaints import ComplaintRow
from services.evaluation.recognition.queries import renewals
from services.evaluation.recognition.queries.renewals import Renewal, Wanted, Window

router = APIRouter(prefix="/worklists", tags=["worklists"])


@record
class Unanswered:
    complaint: ComplaintRow
    days: int


@router.get("/certificates", dependencies=[fresh("certificates")])
async def list_certificates_to_renew(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    within_days: Annotated[int | None, Query(ge=0, le=2000)] = None,
    window: Annotated[Window | None, Query(description="Of filing a re-evaluation, today")] = None,
    warned: Annotated[bool | None, Query(description="Whether the holder was warned")] = None,
) -> Rows[Renewal]:
    """Lists the live certificates of the acting unit and everything below it, by the days that they have
    left.
    """
    wanted = Wanted(
        unit=ask.unit, today=local_date(ask.now), within_days=within_days, window=window, warned=warned
    )
    found = await renewals.listed(db, wanted, page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.valid_until, row.certificate))


@router.get("/conclusions", dependencies=[fresh("inspections")])
async def list_conclusions_to_decide(
    ask: Annotated[Ask, Depends(may("evaluation.read"))], page: PageDep, db: DbDep
) -> Rows[Undecided]:
    """Lists adverse conclusions on live certificates that wait for a decision, the first due first."""
    found = await undecided.listed(db, ask.unit, local_date(ask.now), page.after_day(), page.wanted)
    return page.answer(found, lambda row: (row.concluded_on, row.inspection))


@router.get("/complaints", dependencies=[fresh("complaints")])
async def list_complaints_to_answer(
    ask: Annotated[Ask, Depends(may("evaluation.complaint.answer"))], page: PageDep, db: DbDep
) -> Rows[Unanswered]:
    """Lists the complaints that the acting office has not answered yet, the oldest first."""
    today = local_date(ask.now)
    found = await complaints.unanswered(db, ask.office, page.after_day(), page.wanted)
    aged = [Unanswered(complaint=row, days=_age(row.received_on, today)) for row in found]
    return page.answer(aged, lambda row: (row.complaint.received_on, row.complaint.complaint))


def _age(since: date, today: date) -> int:
    return (today - since).days
