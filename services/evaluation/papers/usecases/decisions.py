"""A decision on paper recognises many products, and is brought in once all of its dossiers are."""

from collections.abc import Sequence
from uuid import UUID

from kernel.execute import execute_steps
from kernel.record import record
from kernel.store import Context
from services.evaluation.papers.usecases.dossiers import Entered
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.names import decision_id
from services.evaluation.papers.usecases.papers import Paper, PaperDecision
from services.evaluation.recognition.domain.decision import IssueDecision, RecognisedProduct
from services.evaluation.recognition.usecases.decisions import recognise, recognise_one


@record
class Taken:
    """A paper that is in, or was before."""

    paper: Paper
    entered: Entered


async def recognisable(filing: Filing, taken: Taken) -> None:
    """Raises what would refuse the decision on this dossier alone; only for a rehearsal."""
    if taken.paper.decision is not None:
        command = _command(filing, taken.paper.decision, [taken])
        steps = [recognise_one(command, of) for of in command.recognised]
        await execute_steps(filing.events, steps, _context(filing, taken.paper.decision))


async def issue(filing: Filing, decision: PaperDecision, of: Sequence[Taken]) -> bool:
    """Whether it was there before. Raises AlreadyWrittenOtherwise for one that recognised other products."""
    command = _command(filing, decision, of)
    answer = await recognise(filing.events, command, _context(filing, decision))
    return not answer.events


def _command(filing: Filing, decision: PaperDecision, of: Sequence[Taken]) -> IssueDecision:
    return IssueDecision(
        decision=_identity(filing, decision),
        number=decision.number,
        office=filing.ask.office,
        unit=filing.ask.unit,
        level=filing.level,
        # Whoever signed the paper held no appointment here.
        signer="",
        signed_on=decision.signed_on,
        legal_bases=decision.legal_bases,
        recognised=tuple(sorted(map(_recognised, of), key=lambda product: product.product)),
    )


def _identity(filing: Filing, decision: PaperDecision) -> UUID:
    return decision_id(filing.ask.office, decision.number, decision.signed_on)


def _context(filing: Filing, decision: PaperDecision) -> Context:
    return filing.context(f"decision/{decision.number}/{decision.signed_on}", decision.signed_on)


def _recognised(taken: Taken) -> RecognisedProduct:
    product = taken.entered.product
    return RecognisedProduct(
        product=product.product,
        producer=product.producer,
        judging=taken.entered.judging,
        stars=taken.entered.stars,
        unit=product.unit,
    )
