"""What may happen to a dossier."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from kernel.record import record
from services.registry.dossiers.domain.evidence import EvidenceRef
from services.registry.dossiers.domain.kinds import DossierKind


@record
class DossierOpened:
    dossier: UUID
    product: UUID
    producer: UUID
    unit: str
    kind: DossierKind
    opened_on: date


@record
class SelfAssessed:
    dossier: UUID
    scores: Mapping[str, int]
    remarks: str
    assessed_on: date


@record
class EvidenceAdded:
    dossier: UUID
    evidence: EvidenceRef
    added_on: date


@record
class EvidenceSuperseded:
    dossier: UUID
    sha256: str
    kind: str
    by: str
    superseded_on: date


@record
class DossierFiled:
    dossier: UUID
    filed_on: date
    generation: str
    criteria_set: int


@record
class SlipNumbered:
    """`slip` is `n/PĐK-T-X-year`."""

    dossier: UUID
    slip: str
    numbered_on: date


@record
class CommuneReported:
    dossier: UUID
    number: str
    local_material: str
    local_labour: str
    idea_origin: str
    local_identity: str
    reported_on: date


@record
class DossierReturned:
    dossier: UUID
    reasons: str
    returned_on: date


@record
class DossierForwarded:
    """All that the judging office needs; `evidence` is what stands, without what was superseded."""

    dossier: UUID
    product: UUID
    producer: UUID
    kind: DossierKind
    filed_on: date
    generation: str
    criteria_set: int
    unit: str
    to_office: UUID
    evidence: tuple[EvidenceRef, ...]
    forwarded_on: date


@record
class DossierWithdrawn:
    dossier: UUID
    reason: str
    withdrawn_on: date


type Event = (
    DossierOpened
    | SelfAssessed
    | EvidenceAdded
    | EvidenceSuperseded
    | DossierFiled
    | SlipNumbered
    | CommuneReported
    | DossierReturned
    | DossierForwarded
    | DossierWithdrawn
)
