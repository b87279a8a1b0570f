"""When evaluation says that a certificate began or ended, the product's offer notes it."""

from kernel.postgres import Connection
from kernel.store import Events, Step
from kernel.subscription.heard import Heard
from kernel.subscription.order import Order
from kernel.subscription.reaction import Reaction
from services.trade.domain.certificate import Certificate, End, Ending
from services.trade.domain.heard import (
    CertificateExpired,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
)
from services.trade.domain.offer import NoteCertificate, NoteCertificateEnd, decider

type Said = CertificateIssued | CertificateSuperseded | CertificateExpired | CertificateRevoked


def noted(said: Said) -> NoteCertificate | NoteCertificateEnd:
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
        case CertificateSuperseded() as s:
            end = End(ending=Ending.SUPERSEDED, on=s.superseded_on, successor=s.by)
        case CertificateExpired() as s:
            end = End(ending=Ending.EXPIRED, on=s.expired_on)
        case CertificateRevoked() as s:
            end = End(ending=Ending.REVOKED, on=s.revoked_on)
    return NoteCertificateEnd(offer=s.product, certificate=s.certificate, end=end)


async def react(heard: Heard, _events: Events, _db: Connection) -> Order | None:
    said = heard.event
    if not isinstance(
        said, CertificateIssued | CertificateSuperseded | CertificateExpired | CertificateRevoked
    ):
        return None
    return Order(steps=(Step(decider=decider, id=said.product, command=noted(said)),))


# One subscription for all four, so that what is said of one certificate is noted in its order.
follow_certificates = Reaction(
    name="follow-certificates",
    listens=(CertificateIssued, CertificateSuperseded, CertificateExpired, CertificateRevoked),
    react=react,
)
