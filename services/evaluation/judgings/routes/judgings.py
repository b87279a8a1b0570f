"""Judgings: opened by the secretary, discussed, closed or stopped by the chair."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.errors import Refused
from kernel.execute import execute, execute_steps
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from kernel.reservation import AlreadyReserved, Reserve, reservation
from kernel.store import Events, Step
from kernel.subscription.straight import straight
from law.generations import rules_in_force
from services.evaluation.councils.domain.bench import bench_for
from services.evaluation.councils.tables.settings import terms_in_force
from services.evaluation.councils.usecases import opened_round, sitting
from services.evaluation.dossiers.tables.dossiers import dossier_known
from services.evaluation.judgings.domain.commands import HoldDiscussion, KnockOut, OpenJudging, SentFromBelow
from services.evaluation.judgings.domain.opening import judging_name
from services.evaluation.judgings.domain.refusals import JudgedAlready, NoRegulation, NotSentUp
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.judgings.tables import judgings
from services.evaluation.judgings.tables.judgings import JudgingRow, Wanted
from services.evaluation.judgings.usecases.bench import bench_of, judging, rated, scoring_of
from services.evaluation.lawbook.queries import criteria_of, pack_for
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/judgings", tags=["judgings"])


class NotOrderedAgain(Refused):
    vi = "Không có yêu cầu đánh giá lại lần đánh giá {judging} của hồ sơ này."
    en = "Judging {judging} of this dossier was not ordered to be done again."
    field = "follows"


class NewJudging(Body):
    """`sent_up_by` is the lower council's judging, where one sent the dossier up.

    `follows` is the judging that was ordered to be done again.
    """

    dossier: UUID
    council: UUID
    round: UUID | None = None
    sent_up_by: UUID | None = None
    follows: UUID | None = None


class NewKnockOut(Body):
    """A ground that the criteria set prints, at the criterion where it prints it."""

    ground: Annotated[Name, Field(examples=["dangerous-impurity"])]
    criterion: Annotated[Name | None, Field(examples=["6.1"])] = None


@router.put("/{identity}", status_code=201)
async def open_judging(
    identity: UUID,
    new: NewJudging,
    ask: Annotated[Ask, Depends(may("evaluation.judging.open"))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Under the rules in force on the dossier's filing date, and the council's regulation of today."""
    council = await sitting(events, new.council)
    ask = ask.at_office(council.established.office)
    dossier = await dossier_known(db, new.dossier)
    ask = await ask.within(dossier.unit)
    context = ask.context(correlation=new.dossier)
    regulation = council.regulation_on(local_date(context.occurred_at))
    if regulation is None:
        raise NoRegulation
    if new.round is not None:
        await _require_enrolled(ask, events, new.round, new.dossier)
    law = rules_in_force(dossier.filed_on, dossier.kind).law
    level, unit = council.established.level, council.established.unit
    local = await terms_in_force(db, level, unit, dossier.filed_on)
    command = OpenJudging(
        judging=identity,
        dossier=dossier,
        bench=bench_for(council, dossier.product, dossier.producer),
        office=council.established.office,
        unit=unit,
        round=new.round,
        regulation=regulation,
        law=law,
        pack=await pack_for(events, law, dossier.criteria_set),
        from_below=await _from_below(events, new.sent_up_by),
        by=ask.person,
        at=context.occurred_at,
        threshold=local.sends_up_from,
        follows=await _follows(events, new),
        late=context.occurred_at < context.recorded_at,
    )
    name = judging_name(new.dossier, level)
    steps = [
        Step(decider=decider, id=identity, command=command),
        Step(decider=reservation, id=name, command=Reserve(name=name, holder=str(identity))),
    ]
    try:
        return ask.answered(await execute_steps(events, steps, context))
    except AlreadyReserved as taken:
        raise JudgedAlready(dossier=new.dossier) from taken


@router.post("/{identity}/discussion")
async def hold_discussion(
    identity: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.judging.discuss"))],
    events: EventsDep,
) -> Response:
    """The chair records that the council has discussed totals that were too far apart."""
    scoring = scoring_of(await judging(events, identity))
    ask = ask.at_office(scoring.opened.office)
    context = ask.context(correlation=scoring.opened.dossier)
    command = HoldDiscussion(
        judging=identity, bench=await bench_of(events, scoring), by=ask.person, at=context.occurred_at
    )
    return ask.answered(await execute(events, decider, identity, command, context))


@router.post("/{identity}/knock-out")
async def knock_out(
    identity: UUID,
    new: NewKnockOut,
    ask: Annotated[Ask, Depends(may("evaluation.judging.knock-out"))],
    events: EventsDep,
) -> Response:
    """The chair ends the judging on a ground of the criteria set; there is no rating then."""
    scoring = scoring_of(await judging(events, identity))
    ask = ask.at_office(scoring.opened.office)
    context = ask.context(correlation=scoring.opened.dossier)
    command = KnockOut(
        judging=identity,
        bench=await bench_of(events, scoring),
        by=ask.person,
        ground=new.ground,
        criterion=new.criterion,
        criteria=await criteria_of(events, scoring.opened),
        at=context.occurred_at,
    )
    return ask.answered(await execute(events, decider, identity, command, context))


@router.get("", dependencies=[fresh("judgings")])
async def listed(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    round: UUID | None = None,  # noqa: A002  the domain's word
    product: UUID | None = None,
    status: Literal["scoring", "discussion", "rescoring", "stopped", "rated"] | None = None,
) -> Rows[JudgingRow]:
    """Of producers in the acting unit and everything below it."""
    wanted = Wanted(unit=ask.unit, round=round, product=product, status=status)
    found = await judgings.listed(db, wanted, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.judging,))


@router.get("/{identity}")
async def read(
    identity: UUID, ask: Annotated[Ask, Depends(may("evaluation.read"))], events: EventsDep, tag: TagDep
) -> JudgingRow:
    """Straight from the facts. Before scoring is closed the ETag tells how many steps there were.

    So it grows with each sheet that comes in or is revised, but never tells whose it was nor what
    it says; who has submitted is shown anyway, and `min_version` of the list tells the same readers
    as much.
    """
    found, _, version = await straight(events, decider, identity, judgings.judgings)
    if found is None:
        raise NoSuch("judging", identity)
    await ask.within(found.producer_unit)
    tag(decider.stream(identity), version)
    return found


async def _from_below(events: Events, identity: UUID | None) -> SentFromBelow | None:
    """Raises NotFound, NotSentUp."""
    if identity is None:
        return None
    below = await judging(events, identity)
    if not isinstance(below, Rated) or below.sent_up is None or below.order is not None:
        raise NotSentUp
    return SentFromBelow(
        judging=identity,
        dossier=below.rated.dossier,
        to_level=below.sent_up,
        approved=below.approval is not None,
    )


async def _follows(events: Events, new: NewJudging) -> UUID | None:
    """Raises NotFound, NotYetRated, NotOrderedAgain."""
    if new.follows is None:
        return None
    before = await rated(events, new.follows)
    if before.order is None or before.rated.dossier != new.dossier:
        raise NotOrderedAgain(judging=new.follows)
    return new.follows


async def _require_enrolled(ask: Ask, events: Events, identity: UUID, dossier: UUID) -> None:
    """Raises NotFound, OutOfScope, NotEnrolled."""
    state = await opened_round(events, identity)
    ask.at_office(state.opened.office)
    state.require(dossier)
