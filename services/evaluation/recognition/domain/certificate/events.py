"""What may happen to a certificate."""

from datetime import date
from uuid import UUID

from kernel.record import record
from law.expiry_warning import WarningKind
from law.level import Level


@record
class CertificateIssued:
    """Valid from the first to the last of its days, both included."""

    certificate: UUID
    product: UUID
    producer: UUID
    stars: int
    decision: UUID | None
    decision_number: str
    office: UUID
    unit: str
    level: Level
    valid_from: date
    valid_until: date
    historical: bool


@record
class ExpiryWarned:
    """`rules` and `source` are the law that asks for it; the window is that of filing a re-evaluation."""

    certificate: UUID
    product: UUID
    kind: WarningKind
    rules: str
    source: str
    warned_on: date
    valid_until: date
    window_opens: date | None
    window_closes: date | None


@record
class CertificateExtended:
    """It runs on past `extended_from`, its last day until now: until the dossier's result, and no longer
    than `valid_until`.
    """

    certificate: UUID
    product: UUID
    dossier: UUID
    extended_on: date
    extended_from: date
    valid_until: date


@record
class ExtensionEnded:
    """The result came earlier: `valid_until` is the last day now."""

    certificate: UUID
    product: UUID
    dossier: UUID
    result_on: date
    valid_until: date


@record
class CertificateSuperseded:
    certificate: UUID
    product: UUID
    by: UUID
    superseded_on: date


@record
class CertificateExpired:
    """`expired_on` is the first day on which it is no longer valid."""

    certificate: UUID
    product: UUID
    expired_on: date


@record
class CertificateRevoked:
    certificate: UUID
    product: UUID
    ground: str
    decision: UUID
    revoked_on: date


type Event = (
    CertificateIssued
    | ExpiryWarned
    | CertificateExtended
    | ExtensionEnded
    | CertificateSuperseded
    | CertificateExpired
    | CertificateRevoked
)
