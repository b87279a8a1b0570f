"""When evaluation says that a certificate began, runs on or ended, the product's offer notes it."""

from kernel.postgres import Connection
from kernel.store import Events, Step
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from services.trade.catalogue.domain.certificate import Certificate, End, Ending
from services.trade.catalogue.domain.heard import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
    ExtensionEnded,
)
from services.trade.catalogue.domain.offer import NoteCertificate, NoteCertificateEnd, NoteLastDay, decider

type Said = (
    CertificateIssued
    | CertificateExtended
    | ExtensionEnded
    | CertificateSuperseded
    | CertificateExpired
    | CertificateRevoked
)
SAID = (
    CertificateIssued,
    CertificateExtended,
    ExtensionEnded,
    CertificateSuperseded,
    CertificateExpired,
    CertificateRevoked,
)


def noted(said: Said) -> NoteCertificate | NoteLastDay | NoteCertificateEnd:
    """The offer's id is the product's."""
    match said:
        case CertificateIssued() as s:
            return NoteCertificate(
                offer=s.product,
                certificate=Certificate(
                    certificate=s.certificate,
                    stars=s.stars,
                    office=s.office,
                    decision_number=s.decision_number,
                    valid_from=s.valid_from,
                    valid_until=s.valid_until,
                ),
            )
        case CertificateExtended() | ExtensionEnded() as s:
            return NoteLastDay(offer=s.product, certificate=s.certificate, last_day=s.valid_until)
        case CertificateSuperseded() as s:
            end = End(ending=Ending.SUPERSEDED, on=s.superseded_on, successor=s.by)
        case CertificateExpired() as s:
            end = End(ending=Ending.EXPIRED, on=s.expired_on)
        case CertificateRevoked() as s:
            end = End(ending=Ending.REVOKED, on=s.revoked_on)
    return NoteCertificateEnd(offer=s.product, certificate=s.certificate, end=end)


async def react(heard: Heard, _events: Events, _db: Connection) -> Order | None:
    said = heard.event
    if not isinstance(said, SAID):
        return None
    return Order(steps=(Step(decider=decider, id=said.product, command=noted(said)),))


# One subscription for all of them, so that what is said of one certificate is noted in its order.
follow_certificates = Reaction(
    name="follow-certificates",
    listens=SAID,
    react=react,
)
