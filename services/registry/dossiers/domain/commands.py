"""What may be asked of a dossier."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from kernel.record import record
from services.registry.dossiers.domain.evidence import EvidenceRef
from services.registry.dossiers.domain.kinds import DossierKind
from services.registry.producers.domain.kind import ProducerKind


@record
class OpenDossier:
    dossier: UUID
    product: UUID
    producer: UUID
    unit: str
    kind: DossierKind
    on: date


@record
class AssessSelf:
    """The producer's own points by criterion, as far as it knows them."""

    dossier: UUID
    scores: Mapping[str, int]
    remarks: str
    on: date


@record
class AddEvidence:
    dossier: UUID
    evidence: EvidenceRef
    on: date


@record
class SupersedeEvidence:
    """`evidence` takes the place of the file `sha256` of the same kind."""

    dossier: UUID
    sha256: str
    evidence: EvidenceRef
    on: date


@record
class FileDossier:
    """`on` decides the law; `producer_kind` and `criteria_set` are the producer's and the product's."""

    dossier: UUID
    producer_kind: ProducerKind
    criteria_set: int
    on: date


@record
class NumberSlip:
    """`serial` is the next of the place and year; None where the dossier had taken one before.

    `place` is the province's code and the district's, since July 2025 the commune's.
    """

    dossier: UUID
    place: tuple[str, str]
    serial: int | None
    on: date


@record
class ReportOnDossier:
    """The commune's findings on the four contents (QĐ 148/QĐ-TTg; QĐ 26/2026/QĐ-TTg, Mẫu 03)."""

    dossier: UUID
    number: str
    local_material: str
    local_labour: str
    idea_origin: str
    local_identity: str
    on: date


@record
class ReturnDossier:
    dossier: UUID
    reasons: str
    on: date


@record
class ForwardDossier:
    dossier: UUID
    to_office: UUID
    on: date


@record
class WithdrawDossier:
    dossier: UUID
    reason: str
    on: date


type Command = (
    OpenDossier
    | AssessSelf
    | AddEvidence
    | SupersedeEvidence
    | FileDossier
    | NumberSlip
    | ReportOnDossier
    | ReturnDossier
    | ForwardDossier
    | WithdrawDossier
)
