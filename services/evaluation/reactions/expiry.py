"""When the day after a certificate's last day begins in Vietnam, the certificate expires."""

from datetime import datetime
from uuid import UUID

from kernel.reservation import Release, reservation
from kernel.store import Step
from kernel.subscription.order import Order
from kernel.timer import Timer
from services.evaluation.domain.certificate import ExpireCertificate, decider, reservation_of
from services.evaluation.projections.expiry import TIMER


def expire(subject: str, due: datetime) -> Order:
    """`subject` is `certificate/product`. The product may then have another certificate."""
    certificate, product = map(UUID, subject.split("/"))
    name = reservation_of(product)
    return Order(
        steps=(
            Step(
                decider=decider,
                id=certificate,
                command=ExpireCertificate(certificate=certificate, at=due),
            ),
            Step(
                decider=reservation,
                id=name,
                command=Release(name=name, holder=str(certificate)),
            ),
        )
    )


expire_certificate = Timer(name=TIMER, every=1.0, due=expire)
