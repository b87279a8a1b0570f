"""Councils and rounds as they stand, for whoever asks something of them."""

from uuid import UUID

from kernel.store import Events
from services.evaluation.councils.domain import council as councils
from services.evaluation.councils.domain import round as rounds
from services.evaluation.councils.domain.council import Sitting
from services.evaluation.refusals import NoSuch


async def load_council(events: Events, council: UUID) -> Sitting:
    """Raises NotFound."""
    state, _ = await events.state(councils.decider, council)
    if state is None:
        raise NoSuch("council", council)
    return state


async def load_round(events: Events, identity: UUID) -> rounds.Opened:
    """Raises NotFound."""
    state, _ = await events.state(rounds.decider, identity)
    if state is None:
        raise NoSuch("round", identity)
    return state
