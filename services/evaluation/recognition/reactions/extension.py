"""When a re-evaluation ends without a new certificate, the old one that was extended for it ends that day."""

from kernel.postgres import Connection
from kernel.store import Events, Step
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from services.evaluation.judgings.domain.events import KnockedOut, ProductRated
from services.evaluation.recognition.domain.certificate import EndExtension, decider
from services.evaluation.recognition.domain.result import without_certificate
from services.evaluation.recognition.usecases.live_certificate import live_certificate


async def react(heard: Heard, events: Events, _db: Connection) -> Order | None:
    said = heard.event
    if not isinstance(said, ProductRated | KnockedOut):
        return None
    day = without_certificate(said)
    certificate = await live_certificate(events, said.product)
    if day is None or certificate is None or not certificate.is_extended_for(said.dossier):
        return None
    identity = certificate.issued.certificate
    command = EndExtension(certificate=identity, dossier=said.dossier, result_on=day)
    return Order(steps=(Step(decider=decider, id=identity, command=command),))


end_extension = Reaction(name="end-extension", listens=(ProductRated, KnockedOut), react=react)
