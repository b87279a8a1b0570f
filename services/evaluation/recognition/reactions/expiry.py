"""What falls due of a certificate: its holder is warned, and when its last day is over it expires."""

from datetime import datetime
from uuid import UUID

from kernel.store import Step
from kernel.subscription.order import Order
from kernel.timer import Timer
from law.expiry_warning import WarningKind
from services.evaluation.recognition.domain.certificate import (
    ExpireCertificate,
    WarnOfExpiry,
    decider,
)
from services.evaluation.recognition.tables.expiry import TIMER, WARNING
from services.evaluation.recognition.usecases import live_certificate


def expire(subject: str, due: datetime) -> Order:
    """`subject` is `certificate/product`. The product may then have another certificate."""
    certificate, product = map(UUID, subject.split("/"))
    command = ExpireCertificate(certificate=certificate, at=due)
    return Order(steps=tuple(live_certificate.expire(product, command)))


def warn(subject: str, due: datetime) -> Order:
    """`subject` is `certificate/product/kind`."""
    certificate, _, kind = subject.split("/")
    command = WarnOfExpiry(certificate=UUID(certificate), kind=WarningKind(kind), at=due)
    return Order(steps=(Step(decider=decider, id=certificate, command=command),))


expire_certificate = Timer(name=TIMER, every=1.0, due=expire)
warn_of_expiry = Timer(name=WARNING, every=1.0, due=warn)
