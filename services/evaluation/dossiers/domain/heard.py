"""What evaluation hears from registry, with only the fields that it needs."""

from datetime import date
from enum import Enum, auto
from uuid import UUID

from kernel.record import record
from law.generations import Kind


class UnitKind(Enum):
    COUNTRY = auto()
    PROVINCE = auto()
    DISTRICT = auto()
    COMMUNE = auto()


@record
class UnitEstablished:
    code: str
    name: str
    kind: UnitKind
    parent: str | None
    valid_from: date
    valid_until: date | None


@record
class ProducerRegistered:
    producer: UUID
    name: str


@record
class ProducerAmended:
    producer: UUID
    name: str


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
class EvidenceRef:
    sha256: str
    kind: str
    media_type: str
    size: int


@record
class DossierForwarded:
    dossier: UUID
    product: UUID
    producer: UUID
    kind: Kind
    filed_on: date
    criteria_set: int
    unit: str
    to_office: UUID
    evidence: tuple[EvidenceRef, ...]
    forwarded_on: date


@record
class CommuneReported:
    dossier: UUID
    number: str
    reported_on: date


@record
class DossierReturned:
    dossier: UUID


@record
class DossierWithdrawn:
    dossier: UUID
