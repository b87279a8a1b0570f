"""Trade's own events and what it hears, as messages."""

from ocop.evaluation.v1 import certificate_pb2
from ocop.registry.v1 import appointment_pb2, office_pb2, producer_pb2, product_pb2, unit_pb2
from ocop.trade.v1 import offer_pb2

from kernel.authority.facts import VIEWS
from kernel.codec import Codec
from services.trade.catalogue.domain import heard, offer

HEARD = (
    *VIEWS,
    heard.ProductCreated,
    heard.ProductRenamed,
    heard.ProducerRegistered,
    heard.ProducerAmended,
    heard.RepresentativeNamed,
    heard.RepresentationEnded,
    heard.CertificateIssued,
    heard.CertificateExtended,
    heard.ExtensionEnded,
    heard.CertificateSuperseded,
    heard.CertificateExpired,
    heard.CertificateRevoked,
)


def codec() -> Codec:
    """Raises Incomplete where an event and its message differ."""
    return Codec(
        messages=[
            offer_pb2,
            certificate_pb2,
            product_pb2,
            producer_pb2,
            appointment_pb2,
            office_pb2,
            unit_pb2,
        ],
        says=offer.decider.events,
        hears=HEARD,
    )
