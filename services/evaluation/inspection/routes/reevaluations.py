"""Orders to judge again: by the Ministry, on an upheld complaint, or once the centre found less."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.body import Body, Name, Statement
from kernel.http.depends import DbDep, EventsDep
from kernel.http.may import may
from services.evaluation.dossiers.tables.levels import level_of
from services.evaluation.inspection.usecases.loading import load_complaint
from services.evaluation.judgings.domain.commands import FoundAbove, OrderReevaluation, Upheld
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.judgings.usecases import one_judging as usecases
from services.evaluation.judgings.usecases.bench import load_rated
from services.evaluation.recognition.routes.decisions import Bases

router = APIRouter(prefix="/reevaluations", tags=["judgings"])


class NewOrder(Body):
    """`above` is the higher council's judging of the same dossier: it falls with the one below it.

    `complaint` is the upheld one that asks for this judging to be held anew.
    """

    judging: UUID
    above: UUID | None = None
    complaint: UUID | None = None
    number: Annotated[Name, Field(examples=["218/BNNMT-VPĐP"])]
    legal_bases: Bases
    reason: Annotated[Statement, Field(examples=["Hội đồng không đủ thành phần theo quy định."])]


@router.put("/{order}")
async def order_reevaluation(
    order: UUID,
    new: NewOrder,
    ask: Annotated[Ask, Depends(may("evaluation.reevaluation.order", fresh=True))],
    events: EventsDep,
    db: DbDep,
) -> Response:
    """Orders a dossier to be judged again: its result no longer counts; certificates stay untouched."""
    below = await load_rated(events, new.judging)
    ask = await ask.within(below.rated.producer_unit)
    above = None if new.above is None else await load_rated(events, new.above)
    upheld = None if new.complaint is None else (await load_complaint(events, new.complaint)).upheld
    context = ask.context(correlation=below.rated.dossier)
    level = await level_of(db, ask.unit)
    command = OrderReevaluation(
        judging=new.judging,
        order=order,
        level=level,
        own_office=ask.office == below.rated.office,
        above=None if above is None else _found(above),
        number=new.number,
        reason=new.reason,
        signer=context.appointment,
        ordered_on=local_date(context.occurred_at),
        legal_bases=tuple(new.legal_bases),
        upheld=None if upheld is None else Upheld(complaint=upheld.complaint, judging=upheld.judging),
    )
    return ask.answered(await usecases.order_again(events, command, below, above, context))


def _found(above: Rated) -> FoundAbove:
    r = above.rated
    return FoundAbove(judging=r.judging, dossier=r.dossier, level=r.level, average=r.average)
