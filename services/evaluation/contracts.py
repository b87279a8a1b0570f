"""Evaluation's own events, and what it hears from registry, as messages."""

from ocop.evaluation.v1 import (
    certificate_pb2,
    complaint_pb2,
    council_pb2,
    decision_pb2,
    inspection_pb2,
    judging_pb2,
    pack_pb2,
    round_pb2,
    setting_pb2,
)
from ocop.kernel.v1 import erasure_pb2, reservation_pb2
from ocop.registry.v1 import appointment_pb2, dossier_pb2, office_pb2, producer_pb2, product_pb2, unit_pb2

from kernel.authority.facts import Facts
from kernel.codec import Codec
from kernel.erasure import erasure
from kernel.reservation import reservation
from services.evaluation.councils.domain import council, round, setting  # noqa: A004  the domain's word
from services.evaluation.dossiers.domain import heard
from services.evaluation.inspection.domain import complaint, inspection
from services.evaluation.judgings.domain import rules as judging
from services.evaluation.lawbook.domain import pack
from services.evaluation.recognition.domain import approval, certificate, decision, revocation

AUTHORITY = Facts(unit=heard.UnitEstablished)

SAYS = (
    *reservation.events,
    *erasure.events,
    *setting.decider.events,
    *council.decider.events,
    *round.decider.events,
    *judging.decider.events,
    *approval.decider.events,
    *pack.decider.events,
    *decision.decider.events,
    *certificate.decider.events,
    *inspection.decider.events,
    *revocation.decider.events,
    *complaint.decider.events,
)
HEARS = (
    *AUTHORITY,
    heard.ProducerRegistered,
    heard.ProducerAmended,
    heard.ProductCreated,
    heard.ProductRenamed,
    heard.DossierForwarded,
    heard.CommuneReported,
    heard.DossierReturned,
    heard.DossierWithdrawn,
)


def codec() -> Codec:
    """Raises Incomplete where an event and its message differ."""
    return Codec(
        messages=[
            reservation_pb2,
            erasure_pb2,
            setting_pb2,
            council_pb2,
            round_pb2,
            judging_pb2,
            pack_pb2,
            decision_pb2,
            certificate_pb2,
            inspection_pb2,
            complaint_pb2,
            unit_pb2,
            office_pb2,
            appointment_pb2,
            producer_pb2,
            product_pb2,
            dossier_pb2,
        ],
        says=SAYS,
        hears=HEARS,
    )
