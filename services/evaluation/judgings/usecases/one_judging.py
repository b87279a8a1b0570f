"""A dossier has one judging at a level: opened here, and set aside where it is ordered to be done again."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from kernel.days import local_date
from kernel.errors import Refused
from kernel.execute import execute_steps
from kernel.postgres import Reader
from kernel.record import record
from kernel.reservation import AlreadyReserved, Release, Reserve, reservation
from kernel.store import Answer, Context, Events, Part, Step
from law.generations import rules_in_force
from services.evaluation.councils.domain.bench import bench_for
from services.evaluation.councils.domain.council import Sitting
from services.evaluation.councils.domain.round import Opened
from services.evaluation.councils.tables.settings import terms_in_force
from services.evaluation.dossiers.domain.dossier import Dossier
from services.evaluation.judgings.domain.commands import OpenJudging, OrderReevaluation, SentFromBelow
from services.evaluation.judgings.domain.refusals import JudgedAlready, NoRegulation, NotSentUp
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.judgings.usecases.bench import load_judging, load_rated
from services.evaluation.lawbook.queries import pack_for


class NotOrderedAgain(Refused):
    vi = "Không có yêu cầu đánh giá lại lần đánh giá {judging} của hồ sơ này."
    en = "Judging {judging} of this dossier was not ordered to be done again."
    field = "follows"


@record
class Wanted:
    """`sent_up_by` is the lower council's judging; `follows` the one that was ordered to be done again."""

    judging: UUID
    dossier: Dossier
    council: Sitting
    round: Opened | None
    sent_up_by: UUID | None
    follows: UUID | None
    by: str


async def open_judging(events: Events, db: Reader, wanted: Wanted, context: Context) -> Answer:
    """Under the rules in force on the dossier's filing date, and the council's regulation of today.

    Raises NotFound, NoRegulation, NotEnrolled, NotSentUp, NotOrderedAgain, JudgedAlready, SetNotRateable.
    """
    dossier, council = wanted.dossier, wanted.council
    regulation = council.regulation_on(local_date(context.occurred_at))
    if regulation is None:
        raise NoRegulation
    if wanted.round is not None:
        wanted.round.require(dossier.dossier)
    law = rules_in_force(dossier.filed_on, dossier.kind).law
    established = council.established
    local = await terms_in_force(db, established.level, established.unit, dossier.filed_on)
    command = OpenJudging(
        judging=wanted.judging,
        dossier=dossier,
        bench=bench_for(council, dossier.product, dossier.producer),
        office=established.office,
        unit=established.unit,
        round=None if wanted.round is None else wanted.round.opened.round,
        regulation=regulation,
        law=law,
        pack=await pack_for(events, law, dossier.criteria_set),
        from_below=await _from_below(events, wanted.sent_up_by),
        by=wanted.by,
        at=context.occurred_at,
        threshold=local.sends_up_from,
        follows=await _follows(events, wanted),
        late=context.occurred_at < context.recorded_at,
    )
    return await execute_opening(events, command, [], context)


async def execute_opening(
    events: Events, command: OpenJudging, then: Sequence[Part], context: Context
) -> Answer:
    """Opens it, and goes on with `then` in the same append. Raises JudgedAlready."""
    name = _place_of(command.dossier.dossier, command.bench.level)
    reserve = Reserve(name=name, holder=str(command.judging))
    steps: list[Part] = [
        Step(decider=decider, id=command.judging, command=command),
        Step(decider=reservation, id=name, command=reserve),
        *then,
    ]
    try:
        return await execute_steps(events, steps, context)
    except AlreadyReserved as taken:
        raise JudgedAlready(dossier=command.dossier.dossier) from taken


async def order_again(
    events: Events, command: OrderReevaluation, below: Rated, above: Rated | None, context: Context
) -> Answer:
    """The result no longer counts, nor what the council above made of it; the dossier can be judged again."""
    steps = _set_aside(command, below)
    if above is not None:
        falling = replace(command, judging=above.rated.judging, above=None, falls_with=command.judging)
        steps += _set_aside(falling, above)
    return await execute_steps(events, steps, context)


def _set_aside(command: OrderReevaluation, judged: Rated) -> list[Part]:
    name = _place_of(judged.rated.dossier, judged.rated.level)
    return [
        Step(decider=decider, id=command.judging, command=command),
        Step(decider=reservation, id=name, command=Release(name=name, holder=str(command.judging))),
    ]


def _place_of(dossier: UUID, level: object) -> str:
    """The kernel keeps it for the one judging of a dossier at a level."""
    return f"judging/{dossier}/{level}"


async def _from_below(events: Events, identity: UUID | None) -> SentFromBelow | None:
    """Raises NotFound, NotSentUp."""
    return None if identity is None else sent_from_below(await load_judging(events, identity))


def sent_from_below(below: object) -> SentFromBelow:
    """Raises NotSentUp."""
    if not isinstance(below, Rated) or below.sent_up is None or below.order is not None:
        raise NotSentUp
    return SentFromBelow(
        judging=below.rated.judging,
        dossier=below.rated.dossier,
        to_level=below.sent_up,
        approved=below.approval is not None,
    )


async def _follows(events: Events, wanted: Wanted) -> UUID | None:
    """Raises NotFound, NotYetRated, NotOrderedAgain."""
    if wanted.follows is None:
        return None
    before = await load_rated(events, wanted.follows)
    if before.order is None or before.rated.dossier != wanted.dossier.dossier:
        raise NotOrderedAgain(judging=wanted.follows)
    return wanted.follows
