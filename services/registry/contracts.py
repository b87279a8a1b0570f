"""What registry says: its events as messages of `ocop.registry.v1`."""

from ocop.kernel.v1 import erasure_pb2, reservation_pb2
from ocop.registry.v1 import (
    appointment_pb2,
    dossier_pb2,
    idea_pb2,
    office_pb2,
    producer_pb2,
    product_pb2,
    unit_pb2,
    village_pb2,
)

from kernel.codec import Codec
from kernel.erasure import erasure
from kernel.reservation import reservation, serial
from services.registry.dossiers.domain import rules as dossier
from services.registry.ideas.domain import idea
from services.registry.places.domain import appointment, office, unit, village
from services.registry.producers.domain import rules as producer
from services.registry.products import domain as product

DECIDERS = (
    unit.decider,
    village.decider,
    office.decider,
    appointment.decider,
    producer.decider,
    product.decider,
    idea.decider,
    dossier.decider,
    reservation,
    serial,
    erasure,
)
MESSAGES = (
    unit_pb2,
    village_pb2,
    office_pb2,
    appointment_pb2,
    producer_pb2,
    product_pb2,
    idea_pb2,
    dossier_pb2,
    reservation_pb2,
    erasure_pb2,
)


def codec() -> Codec:
    """Raises Incomplete where an event and its message differ."""
    return Codec(messages=MESSAGES, says=[event for decider in DECIDERS for event in decider.events])
