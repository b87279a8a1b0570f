"""When a decision recognises products, each gets its certificate, and the one before it ends."""

from kernel.postgres import Connection
from kernel.store import Events
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from services.evaluation.recognition.domain.decision import DecisionIssued
from services.evaluation.recognition.usecases.certificates import certify as certificates_of


async def react(heard: Heard, events: Events, _db: Connection) -> Order | None:
    if not isinstance(heard.event, DecisionIssued):
        return None
    return Order(steps=tuple(await certificates_of(events, heard.event)))


certify = Reaction(name="certify", listens=(DecisionIssued,), react=react)
