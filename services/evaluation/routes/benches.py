"""What routes read of councils and judgings before they ask something of them."""

from uuid import UUID

from kernel.store import Events
from services.evaluation.domain import council as councils
from services.evaluation.domain.bench import Bench, bench_for
from services.evaluation.domain.council import Sitting
from services.evaluation.domain.judging.rules import decider
from services.evaluation.domain.judging.state import Rated, Scoring, Stopped
from services.evaluation.domain.refusals import NoSuch


async def sitting(events: Events, council: UUID) -> Sitting:
    """Raises NotFound."""
    state, _ = await events.state(councils.decider, council)
    if state is None:
        raise NoSuch("council", council)
    return state


async def judging(events: Events, identity: UUID) -> Scoring | Rated | Stopped:
    """Raises NotFound."""
    state, _ = await events.state(decider, identity)
    if state is None:
        raise NoSuch("judging", identity)
    return state


def scoring_of(state: Scoring | Rated | Stopped) -> Scoring:
    """How it stood while it was scored, whatever became of it."""
    return state if isinstance(state, Scoring) else state.scoring


async def bench_of(events: Events, scoring: Scoring) -> Bench:
    """Who may score this judging's product now. Raises CouncilNoLongerSits."""
    opened = scoring.opened
    return bench_for(await sitting(events, opened.council), opened.product, opened.producer)
