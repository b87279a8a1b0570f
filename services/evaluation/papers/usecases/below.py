"""What the level below sent up, found by the number it was brought in under there, or by its judging."""

from uuid import UUID

from services.evaluation.dossiers.domain.dossier import Dossier
from services.evaluation.dossiers.tables.products import Product
from services.evaluation.judgings.domain.commands import SentFromBelow
from services.evaluation.judgings.domain.events import JudgingOpened
from services.evaluation.judgings.domain.refusals import NotSentUp
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Rated
from services.evaluation.judgings.tables import judgings
from services.evaluation.judgings.tables.judgings import Wanted
from services.evaluation.judgings.usecases.one_judging import sent_from_below
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.names import dossier_id, judging_id
from services.evaluation.papers.usecases.papers import Paper
from services.evaluation.papers.usecases.refusals import FiledOtherwiseBelow

# A product is judged a few times in a decade.
MOST = 500


async def dossier_and_below(
    filing: Filing, paper: Paper, product: Product
) -> tuple[Dossier, SentFromBelow | None]:
    """The paper's dossier, which is that of the level below where one sent it up.

    Raises NotSentUp, FiledOtherwiseBelow.
    """
    if paper.below is None:
        return _dossier(filing, paper, product, dossier_id(filing.ask.office, paper.reference)), None
    found = await _rated_below(filing, paper.below, product)
    below = sent_from_below(found)
    dossier = _dossier(filing, paper, product, below.dossier)
    if _filed(found.scoring.opened) != (
        dossier.product,
        dossier.filed_on,
        dossier.kind,
        dossier.criteria_set,
    ):
        raise FiledOtherwiseBelow(below=paper.below)
    return dossier, below


def _filed(opened: JudgingOpened) -> tuple[object, ...]:
    return (opened.product, opened.filed_on, opened.kind, opened.criteria_set)


def _dossier(filing: Filing, paper: Paper, product: Product, identity: UUID) -> Dossier:
    return Dossier(
        dossier=identity,
        product=product.product,
        producer=product.producer,
        kind=paper.kind,
        filed_on=paper.filed_on,
        forwarded_on=paper.filed_on,
        criteria_set=paper.criteria_set,
        unit=product.unit,
        to_office=filing.ask.office,
    )


async def _rated_below(filing: Filing, reference: str, product: Product) -> Rated:
    """Raises NotSentUp."""
    wanted = Wanted(product=product.product, status="rated")
    for row in await judgings.listed(filing.db, wanted, None, MOST):
        if reference == str(row.judging) or row.judging == judging_id(row.office, reference):
            state, _ = await filing.events.state(decider, row.judging)
            if isinstance(state, Rated):
                return state
    raise NotSentUp
