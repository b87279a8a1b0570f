"""What may be asked of a certificate."""

from datetime import date, datetime
from uuid import UUID

from kernel.record import record
from law.expiry_warning import WarningKind
from law.level import Level
from services.evaluation.dossiers.domain.dossier import Dossier


@record
class IssueCertificate:
    """`historical` enters an old paper certificate: no decision of this system stands behind it."""

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
    historical: bool = False


@record
class WarnOfExpiry:
    certificate: UUID
    kind: WarningKind
    at: datetime


@record
class ExtendCertificate:
    """`dossier` asks for the re-evaluation; `result_on` is the day of its result, where that is known."""

    certificate: UUID
    dossier: Dossier
    extended_on: date
    result_on: date | None = None


@record
class EndExtension:
    """The re-evaluation came to a result on which no new certificate follows."""

    certificate: UUID
    dossier: UUID
    result_on: date


@record
class SupersedeCertificate:
    certificate: UUID
    by: UUID
    superseded_on: date


@record
class ExpireCertificate:
    certificate: UUID
    at: datetime


@record
class RevokeCertificate:
    """`level` is that of the office that revokes."""

    certificate: UUID
    product: UUID
    level: Level
    ground: str
    decision: UUID
    revoked_on: date


@record
class ConfirmLapse:
    """A decision states that the certificate has ended by its term; it changes nothing."""

    certificate: UUID


type Command = (
    IssueCertificate
    | WarnOfExpiry
    | ExtendCertificate
    | EndExtension
    | SupersedeCertificate
    | ExpireCertificate
    | RevokeCertificate
    | ConfirmLapse
)
