"""Before members score: the advisory team's check, hand-out, visit, test results, and a meeting called."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Statement
from kernel.http.depends import EventsDep
from kernel.http.may import may
from kernel.store import Context, Events
from services.evaluation.councils.domain.bench import Bench
from services.evaluation.judgings.domain import commands as asked
from services.evaluation.judgings.domain.preparing import TestSlip
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.usecases.bench import bench_of, load_judging, scoring_of

router = APIRouter(prefix="/judgings/{identity}", tags=["judgings"])


class NewCheck(Body):
    """No person is named in findings."""

    complete: bool
    findings: Annotated[Statement, Field(examples=["Thiếu phiếu kiểm nghiệm còn hiệu lực."])]


class NewVisit(Body):
    findings: Annotated[Statement, Field(examples=["Cơ sở đúng như hồ sơ mô tả."])]


class NewTestSlip(Body):
    number: Annotated[Name, Field(examples=["KN-115/2020"])]
    laboratory: Annotated[Name, Field(examples=["Trung tâm kiểm nghiệm tỉnh"])]
    issued_on: Annotated[date, Field(examples=["2020-07-01"])]
    conforms: bool


class NewTests(Body):
    slips: Annotated[list[NewTestSlip], Field(min_length=1, max_length=100)]


class NewMeeting(Body):
    reason: Annotated[Statement, Field(examples=["Các thành viên có nhiều ý kiến khác nhau."])]


@router.post("/check")
async def check_dossier(
    identity: UUID,
    new: NewCheck,
    ask: Annotated[Ask, Depends(may("evaluation.dossier.check"))],
    events: EventsDep,
) -> Response:
    """Records the check of a dossier by a member of the council's advisory team, who does not score."""
    bench, context = await _prepared(ask, events, identity)
    command = asked.CheckDossier(
        judging=identity,
        bench=bench,
        by=ask.person,
        complete=new.complete,
        findings=new.findings,
        at=context.occurred_at,
    )
    return ask.answered(await execute(events, decider, identity, command, context))


@router.post("/hand-out")
async def hand_out_dossier(
    identity: UUID, ask: Annotated[Ask, Depends(may("evaluation.judging.prepare"))], events: EventsDep
) -> Response:
    """Records that every member without an interest has got dossier and sample, the legal working days before
    the session.
    """
    bench, context = await _prepared(ask, events, identity)
    command = asked.HandOutDossier(
        judging=identity, bench=bench, by=ask.person, on=local_date(context.occurred_at)
    )
    return ask.answered(await execute(events, decider, identity, command, context))


@router.post("/visit")
async def record_visit(
    identity: UUID,
    new: NewVisit,
    ask: Annotated[Ask, Depends(may("evaluation.judging.prepare"))],
    events: EventsDep,
) -> Response:
    """Records a visit on the day of the occurrence; under QĐ 1048/2019 a tourism service is visited before it
    is scored.
    """
    bench, context = await _prepared(ask, events, identity)
    command = asked.VisitSite(
        judging=identity,
        bench=bench,
        by=ask.person,
        on=local_date(context.occurred_at),
        findings=new.findings,
    )
    return ask.answered(await execute(events, decider, identity, command, context))


@router.post("/tests")
async def receive_test_results(
    identity: UUID,
    new: NewTests,
    ask: Annotated[Ask, Depends(may("evaluation.judging.prepare"))],
    events: EventsDep,
) -> Response:
    """Records the results that came in between two sittings; the second one scores once they are there."""
    bench, context = await _prepared(ask, events, identity)
    slips = tuple(
        TestSlip(number=s.number, laboratory=s.laboratory, issued_on=s.issued_on, conforms=s.conforms)
        for s in new.slips
    )
    command = asked.ReceiveTests(
        judging=identity, bench=bench, by=ask.person, slips=slips, at=context.occurred_at
    )
    return ask.answered(await execute(events, decider, identity, command, context))


@router.post("/meeting")
async def call_meeting(
    identity: UUID,
    new: NewMeeting,
    ask: Annotated[Ask, Depends(may("evaluation.judging.discuss"))],
    events: EventsDep,
) -> Response:
    """Has members meet who were to give written opinions, as these differ or the case is complex; the chair
    decides it.
    """
    bench, context = await _prepared(ask, events, identity)
    command = asked.CallMeeting(
        judging=identity, bench=bench, by=ask.person, reason=new.reason, at=context.occurred_at
    )
    return ask.answered(await execute(events, decider, identity, command, context))


async def _prepared(ask: Ask, events: Events, identity: UUID) -> tuple[Bench, Context]:
    """Raises NotFound, OutOfScope, CouncilNoLongerSits."""
    scoring = scoring_of(await load_judging(events, identity))
    ask = ask.at_office(scoring.opened.office)
    context = ask.context(correlation=scoring.opened.dossier)
    return await bench_of(events, scoring), context
