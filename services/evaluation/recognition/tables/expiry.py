"""Every live certificate has a timer for the instant at which it expires, and one for each warning before."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kernel.postgres import Connection
from kernel.subscription.heard import Heard
from kernel.timer import clear_timer, set_timer
from law.expiry_warning import WarningKind, warnings_of
from law.validity import expires_at
from services.evaluation.recognition.domain.certificate import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
    ExpiryWarned,
    ExtensionEnded,
)

TIMER = "expire-certificate"
WARNING = "warn-of-expiry"


class Expiry:
    name = "expiry"
    listens: tuple[type, ...] = (
        CertificateIssued,
        ExpiryWarned,
        CertificateExtended,
        ExtensionEnded,
        CertificateSuperseded,
        CertificateExpired,
        CertificateRevoked,
    )

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        """A certificate's events come in order, so what ended keeps no timer."""
        for heard in batch:
            match heard.event:
                case CertificateIssued() as s:
                    await set_timer(db, TIMER, of(s.certificate, s.product), expires_at(s.valid_until))
                    await _warn(db, s, heard.metadata.recorded_at)
                case CertificateExtended() | ExtensionEnded() as s:
                    await set_timer(db, TIMER, of(s.certificate, s.product), expires_at(s.valid_until))
                    await _clear_warnings(db, s.certificate, s.product)
                case ExpiryWarned() as s:
                    await clear_timer(db, WARNING, of(s.certificate, s.product, s.kind))
                case (CertificateSuperseded() | CertificateExpired() | CertificateRevoked()) as s:
                    await clear_timer(db, TIMER, of(s.certificate, s.product))
                    await _clear_warnings(db, s.certificate, s.product)
                case _:
                    pass


def of(certificate: UUID, product: UUID, kind: WarningKind | None = None) -> str:
    """A timer's subject."""
    return f"{certificate}/{product}" if kind is None else f"{certificate}/{product}/{kind}"


async def _warn(db: Connection, s: CertificateIssued, recorded_at: datetime) -> None:
    """An old paper that was over when it was entered has no holder to warn."""
    if recorded_at >= expires_at(s.valid_until):
        return
    for warning in warnings_of(s.valid_until):
        await set_timer(db, WARNING, of(s.certificate, s.product, warning.kind), warning.due)


async def _clear_warnings(db: Connection, certificate: UUID, product: UUID) -> None:
    for kind in WarningKind:
        await clear_timer(db, WARNING, of(certificate, product, kind))


def warning_due(kind: WarningKind, last_day: date) -> datetime | None:
    """When the holder of a certificate with this last day is warned, if at all."""
    return next((w.due for w in warnings_of(last_day) if w.kind is kind), None)
