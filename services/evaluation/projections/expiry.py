"""Every live certificate has a timer for the instant at which it expires."""

from collections.abc import Sequence

from kernel.postgres import Connection
from kernel.subscription.heard import Heard
from kernel.timer import clear_timer, set_timer
from services.evaluation.domain.certificate import (
    CertificateExpired,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
)
from services.evaluation.domain.validity import expires_at

TIMER = "expire-certificate"


class Expiry:
    name = "expiry"
    listens: tuple[type, ...] = (
        CertificateIssued,
        CertificateSuperseded,
        CertificateExpired,
        CertificateRevoked,
    )

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        """A certificate's events come in order, so what ended keeps no timer."""
        for heard in batch:
            match heard.event:
                case CertificateIssued() as s:
                    due = expires_at(s.valid_until)
                    await set_timer(db, TIMER, f"{s.certificate}/{s.product}", due)
                case (CertificateSuperseded() | CertificateExpired() | CertificateRevoked()) as s:
                    await clear_timer(db, TIMER, f"{s.certificate}/{s.product}")
                case _:
                    pass
