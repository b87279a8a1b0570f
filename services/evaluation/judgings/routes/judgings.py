"""Judgings: opened by the secretary, discussed, closed or stopped by the chair."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.execute import execute
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Rows
from kernel.http.depends import DbDep, EventsDep
from kernel.http.etag import TagDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from kernel.subscription.straight import straight
from services.evaluation.councils.usecases import load_council, load_round
from services.evaluation.dossiers.tables.dossiers import load_dossier
from services.evaluation.judgings.domain.commands import HoldDiscussion, KnockOut
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.tables import judgings
from services.evaluation.judgings.tables.judgings import JudgingRow
from services.evaluation.judgings.usecases import one_judging as usecases
from services.evaluation.judgings.usecases.bench import bench_of, load_judging, scoring_of
from services.evaluation.judgings.usecases.one_judging import Wanted
from services.evaluation.lawbook.queries import criteria_of
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/judgings", tags=["judgings"])


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
    """Opens the judging of a dossier, under the rules in force on its filing date and the council's
    regulation of today.
    """
    council = await load_council(events, new.council)
    ask = ask.at_office(council.established.office)
    dossier = await load_dossier(db, new.dossier)
    ask = await ask.within(dossier.unit)
    round_ = None if new.round is None else await load_round(events, new.round)
    if round_ is not None:
        ask = ask.at_office(round_.opened.office)
    wanted = Wanted(
        judging=identity,
        dossier=dossier,
        council=council,
        round=round_,
        sent_up_by=new.sent_up_by,
        follows=new.follows,
        by=ask.person,
    )
    return ask.answered(await usecases.open_judging(events, db, wanted, ask.context(correlation=new.dossier)))


@router.post("/{identity}/discussion")
async def record_discussion(
    identity: UUID,
    ask: Annotated[Ask, Depends(may("evaluation.judging.discuss"))],
    events: EventsDep,
) -> Response:
    """Records that the council has discussed totals that were too far apart; the chair does it."""
    scoring = scoring_of(await load_judging(events, identity))
    ask = ask.at_office(scoring.opened.office)
    context = ask.context(correlation=scoring.opened.dossier)
    command = HoldDiscussion(
        judging=identity, bench=await bench_of(events, scoring), by=ask.person, at=context.occurred_at
    )
    return ask.answered(await execute(events, decider, identity, command, context))


@router.post("/{identity}/knock-out")
async def knock_out_dossier(
    identity: UUID,
    new: NewKnockOut,
    ask: Annotated[Ask, Depends(may("evaluation.judging.knock-out"))],
    events: EventsDep,
) -> Response:
    """Ends the judging on a ground of the criteria set, by its chair; there is no rating then."""
    scoring = scoring_of(await load_judging(events, identity))
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
async def list_judgings(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    page: PageDep,
    db: DbDep,
    round: UUID | None = None,  # noqa: A002  the domain's word
    product: UUID | None = None,
    status: Literal["scoring", "discussion", "rescoring", "stopped", "rated"] | None = None,
) -> Rows[JudgingRow]:
    """Lists the judgings of producers in the acting unit and everything below it."""
    wanted = judgings.Wanted(unit=ask.unit, round=round, product=product, status=status)
    found = await judgings.listed(db, wanted, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.judging,))


@router.get("/{identity}")
async def read_judging(
    identity: UUID, ask: Annotated[Ask, Depends(may("evaluation.read"))], events: EventsDep, tag: TagDep
) -> JudgingRow:
    """Shows a judging, straight from the facts.

    Before scoring is closed the ETag tells how many steps there were. So it grows with each sheet that
    comes in or is revised, but never tells whose it was nor what it says; who has submitted is shown
    anyway, and `min_version` of the list tells the same readers as much.
    """
    found, _, version = await straight(events, decider, identity, judgings.judgings)
    if found is None:
        raise NoSuch("judging", identity)
    await ask.within(found.producer_unit)
    tag(decider.stream(identity), version)
    return found
