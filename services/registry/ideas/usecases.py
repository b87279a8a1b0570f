"""Who selects an idea: it is forwarded to the district of its commune, since July 2025 to the province."""

from datetime import date
from uuid import UUID

from kernel.execute import execute
from kernel.store import Answer, Context, Events
from law.generations import first_judge
from law.level import Level
from services.registry.ideas.domain.idea import ForwardIdea, NoSuchIdea, State, decider
from services.registry.places.usecases import find_lineage


async def find_idea(events: Events, identity: UUID) -> State:
    """Raises NoSuchIdea."""
    state, _ = await events.state(decider, identity)
    if state is None:
        raise NoSuchIdea("idea", identity)
    return state


async def forward_to_select(events: Events, identity: UUID, on: date, context: Context) -> Answer:
    """To the unit whose office selects on that day; raises NoSuchIdea."""
    above = await find_lineage(events, (await find_idea(events, identity)).submitted.unit, on)
    district = above.district if first_judge(on) is Level.DISTRICT else None
    command = ForwardIdea(idea=identity, to_unit=district or above.province, on=on)
    return await execute(events, decider, identity, command, context)
