"""One paper through the commands that a dossier goes through: all of it at once, or nothing."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.days import local_date
from kernel.record import record
from services.evaluation.councils.domain.council import Sitting
from services.evaluation.dossiers.tables.products import Product
from services.evaluation.judgings.domain.events import ProductRated
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.score_sheet import Sheet
from services.evaluation.judgings.domain.state import Rated, Scoring, Stopped
from services.evaluation.judgings.usecases.one_judging import execute_opening
from services.evaluation.papers.usecases.councils import PaperCouncil
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.judged import steps_of
from services.evaluation.papers.usecases.names import council_id, judging_id
from services.evaluation.papers.usecases.papers import Paper
from services.evaluation.papers.usecases.seats import seated
from services.evaluation.refusals import AlreadyWrittenOtherwise


@record
class Entered:
    """`there` is one that was brought in before and says the same."""

    judging: UUID
    product: Product
    stars: int
    there: bool


async def enter(filing: Filing, paper: Paper, council: PaperCouncil) -> Entered:
    """Raises Refused, and RowRefused where one row of the paper is at fault."""
    product = await filing.product(paper.product)
    judging = judging_id(filing.ask.office, paper.reference)
    before, _ = await filing.events.state(decider, judging)
    if before is not None:
        return _there(filing, paper, product, before)
    bench = await seated(filing, council)
    return await _rate(filing, paper, product, bench)


async def _rate(filing: Filing, paper: Paper, product: Product, council: Sitting) -> Entered:
    judging = judging_id(filing.ask.office, paper.reference)
    opening, then = await steps_of(filing, paper, product, council)
    context = filing.context(f"judging/{paper.reference}", paper.rated_on, opening.dossier.dossier)
    answer = await execute_opening(filing.events, opening, then, context)
    stars = next(r.event.stars for r in answer.events if isinstance(r.event, ProductRated))
    return Entered(judging=judging, product=product, stars=stars, there=False)


def _there(filing: Filing, paper: Paper, product: Product, state: Scoring | Rated | Stopped) -> Entered:
    """Raises AlreadyWrittenOtherwise for a paper that has changed since it was brought in."""
    if not isinstance(state, Rated) or _known(state) != _told(filing, paper, product):
        raise AlreadyWrittenOtherwise(what="judging", id=paper.reference)
    return Entered(judging=state.rated.judging, product=product, stars=state.rated.stars, there=True)


type _Facts = tuple[UUID, date, str, int, UUID, date, Sequence[dict[str, dict[str, object]]]]


def _known(state: Rated) -> _Facts:
    r, first = state.rated, state.scoring.first
    sittings = [r.sheets] if first is None else [first.sheets, r.sheets]
    return (
        r.product,
        r.filed_on,
        r.kind,
        r.criteria_set,
        r.council,
        local_date(r.at),
        [_scores(sheets) for sheets in sittings],
    )


def _scores(sheets: Sequence[Sheet]) -> dict[str, dict[str, object]]:
    return {sheet.member: dict(sheet.scores) for sheet in sheets}


def _told(filing: Filing, paper: Paper, product: Product) -> _Facts:
    sittings = [paper.sittings[number] for number in sorted(paper.sittings, key=lambda n: n or 0)]
    return (
        product.product,
        paper.filed_on,
        paper.kind,
        paper.criteria_set,
        council_id(filing.ask.office, *paper.council),
        paper.rated_on,
        [{sheet.member: dict(sheet.scores) for sheet in sitting.sheets} for sitting in sittings],
    )
