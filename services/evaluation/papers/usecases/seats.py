"""The council of a paper is established late, under a regulation that asks for no more than the law does."""

from kernel.execute import execute_steps
from kernel.store import Step
from law.generations import law_on
from law.regulation import GateReading, Regulation
from services.evaluation.councils.domain.council import AdoptRegulation, EstablishCouncil, Sitting, decider
from services.evaluation.papers.usecases.councils import PaperCouncil
from services.evaluation.papers.usecases.filing import Filing
from services.evaluation.papers.usecases.names import council_id
from services.evaluation.papers.usecases.refusals import NotSeatedThen
from services.evaluation.refusals import AlreadyWrittenOtherwise

# What a council's own rules were is seldom left on paper.
ASSUMED = Regulation(quorum=1, chair_must_score=False, spread=None, gate_reading=GateReading.MEAN)


async def seated(filing: Filing, council: PaperCouncil) -> Sitting:
    """As it was brought in before, or now. Raises AlreadyWrittenOtherwise, NotSeatedThen, SizeNotLawful."""
    number, on = council.established
    identity = council_id(filing.ask.office, number, on)
    before, _ = await filing.events.state(decider, identity)
    if before is None:
        await _establish(filing, council)
        now, _ = await filing.events.state(decider, identity)
        assert now is not None
        return now
    if (before.established.name, before.established.level) != (council.name, filing.level):
        raise AlreadyWrittenOtherwise(what="council", id=number)
    seats = {seat.member for seat in council.seats}
    if before.established.chair != council.chair or not seats <= before.members:
        raise NotSeatedThen(council=number)
    return before


async def _establish(filing: Filing, council: PaperCouncil) -> None:
    number, on = council.established
    identity = council_id(filing.ask.office, number, on)
    establish = EstablishCouncil(
        council=identity,
        level=filing.level,
        office=filing.ask.office,
        unit=filing.ask.unit,
        name=council.name,
        decision_number=number,
        established_on=on,
        chair=council.chair,
        # Who kept the minutes is not asked for; a chair may do what a secretary does.
        secretary=council.chair,
        seats=council.seats,
        advisers=(),
        law=law_on(on),
    )
    adopt = AdoptRegulation(council=identity, regulation=ASSUMED, document=number, adopted_on=on)
    steps = [Step(decider=decider, id=identity, command=command) for command in (establish, adopt)]
    await execute_steps(filing.events, steps, filing.context(f"council/{number}/{on}", on))
