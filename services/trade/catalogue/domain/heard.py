"""What trade hears from the other services, with only the fields that it needs."""

from datetime import date
from uuid import UUID

from kernel.record import record


@record
class ProductCreated:
    product: UUID
    producer: UUID
    name: str
    unit: str


@record
class ProductRenamed:
    product: UUID
    name: str


@record
class ProducerRegistered:
    producer: UUID
    name: str


@record
class ProducerAmended:
    producer: UUID
    name: str


@record
class RepresentativeNamed:
    """`person` is the opaque name of a login."""

    producer: UUID
    person: str


@record
class RepresentationEnded:
    producer: UUID
    person: str


@record
class CertificateIssued:
    """`valid_until` is the last day on which it is valid; `office` issued it."""

    certificate: UUID
    product: UUID
    stars: int
    decision_number: str
    office: UUID
    valid_from: date
    valid_until: date


@record
class CertificateExtended:
    """`valid_until` is the last day from now on; it may have expired before this was said."""

    certificate: UUID
    product: UUID
    valid_until: date


@record
class ExtensionEnded:
    """`valid_until` is the last day from now on, no later than the extension had it."""

    certificate: UUID
    product: UUID
    valid_until: date


@record
class CertificateSuperseded:
    certificate: UUID
    product: UUID
    by: UUID
    superseded_on: date


@record
class CertificateExpired:
    """`expired_on` is the first day on which it is not valid any more."""

    certificate: UUID
    product: UUID
    expired_on: date


@record
class CertificateRevoked:
    certificate: UUID
    product: UUID
    revoked_on: date
