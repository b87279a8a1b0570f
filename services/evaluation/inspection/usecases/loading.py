"""An inspection or a complaint as it stands, for whoever asks something of it."""

from uuid import UUID

from kernel.store import Events
from services.evaluation.inspection.domain import complaint, inspection
from services.evaluation.refusals import NoSuch


async def load_inspection(events: Events, identity: UUID) -> inspection.Inspected:
    """Raises NotFound, NotYetHeld."""
    state, _ = await events.state(inspection.decider, identity)
    match state:
        case None:
            raise NoSuch("inspection", identity)
        case inspection.Planned():
            raise inspection.NotYetHeld
        case inspection.Inspected():
            return state


async def load_complaint(events: Events, identity: UUID) -> complaint.Complaint:
    """Raises NotFound."""
    state, _ = await events.state(complaint.decider, identity)
    if state is None:
        raise NoSuch("complaint", identity)
    return state
