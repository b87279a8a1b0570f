"""A judging as it stands, and the bench that may score its product now."""

from uuid import UUID

from kernel.store import Events
from services.evaluation.councils.domain.bench import Bench, Session, bench_for
from services.evaluation.councils.usecases import load_council, load_round
from services.evaluation.judgings.domain.refusals import NotYetRated
from services.evaluation.judgings.domain.rules import decider
from services.evaluation.judgings.domain.state import Rated, Scoring, Stopped
from services.evaluation.refusals import NoSuch


async def load_judging(events: Events, identity: UUID) -> Scoring | Rated | Stopped:
    """Raises NotFound."""
    state, _ = await events.state(decider, identity)
    if state is None:
        raise NoSuch("judging", identity)
    return state


async def load_rated(events: Events, identity: UUID) -> Rated:
    """Raises NotFound, NotYetRated."""
    state = await load_judging(events, identity)
    if not isinstance(state, Rated):
        raise NotYetRated
    return state


def scoring_of(state: Scoring | Rated | Stopped) -> Scoring:
    """How it stood while it was scored, whatever became of it."""
    return state if isinstance(state, Scoring) else state.scoring


async def bench_of(events: Events, scoring: Scoring) -> Bench:
    """Who may score this judging's product now. Raises CouncilNoLongerSits."""
    opened = scoring.opened
    council = await load_council(events, opened.council)
    return bench_for(council, opened.product, opened.producer, await _session(events, scoring))


async def _session(events: Events, scoring: Scoring) -> Session | None:
    """None for written opinions, and where the judging has no round or the round no session for it."""
    opened = scoring.opened
    if opened.round is None or scoring.in_writing:
        return None
    state = await load_round(events, opened.round)
    return state.session_of(opened.dossier, scoring.sitting)
