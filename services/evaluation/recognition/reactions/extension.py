"""When a re-evaluation ends without a new certificate, the old one that was extended for it ends that day."""

from uuid import UUID

from kernel.postgres import Connection
from kernel.reservation import reservation
from kernel.store import Events, Step
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from services.evaluation.judgings.domain.events import KnockedOut, ProductRated
from services.evaluation.recognition.domain.certificate import EndExtension, decider, reservation_of
from services.evaluation.recognition.domain.result import without_certificate


async def react(heard: Heard, events: Events, _db: Connection) -> Order | None:
    said = heard.event
    if not isinstance(said, ProductRated | KnockedOut):
        return None
    day = without_certificate(said)
    certificate = await _extended_for(events, said.product, said.dossier)
    if day is None or certificate is None:
        return None
    command = EndExtension(certificate=certificate, dossier=said.dossier, result_on=day)
    return Order(steps=(Step(decider=decider, id=certificate, command=command),))


async def _extended_for(events: Events, product: UUID, dossier: UUID) -> UUID | None:
    """The product's live certificate, where it runs on because of this dossier."""
    holder, _ = await events.state(reservation, reservation_of(product))
    if holder is None:
        return None
    state, _ = await events.state(decider, holder)
    if state is None or state.extended is None or state.extended.dossier != dossier:
        return None
    return UUID(holder)


end_extension = Reaction(name="end-extension", listens=(ProductRated, KnockedOut), react=react)
