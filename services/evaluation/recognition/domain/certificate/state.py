"""How a certificate stands, and until when."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from kernel.decider import OutOfOrder
from kernel.record import record
from law.expiry_warning import WarningKind
from services.evaluation.recognition.domain.certificate.events import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
    Event,
    ExpiryWarned,
    ExtensionEnded,
)


class Standing(StrEnum):
    LIVE = "live"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    REVOKED = "revoked"


@record
class Certificate:
    issued: CertificateIssued
    standing: Standing = Standing.LIVE
    warned: frozenset[WarningKind] = frozenset()
    extended: CertificateExtended | None = None
    extension_ended: ExtensionEnded | None = None
    revoked: CertificateRevoked | None = None

    @property
    def last_day(self) -> date:
        said = self.extension_ended or self.extended or self.issued
        return said.valid_until

    def is_extended_for(self, dossier: UUID) -> bool:
        """Whether it runs on because this dossier asks for its re-evaluation."""
        return self.extended is not None and self.extended.dossier == dossier


type State = Certificate | None


def evolve(state: State, event: Event) -> State:
    match event, state:
        case CertificateIssued() as e, _:
            return Certificate(issued=e)
        case e, None:
            raise OutOfOrder(e, state)
        case ExpiryWarned(kind=kind), Certificate() as s:
            return replace(s, warned=s.warned | {kind})
        case CertificateExtended() as e, Certificate() as s:
            # Also one that had expired before the office said so: by law it never did.
            return replace(s, standing=Standing.LIVE, extended=e)
        case ExtensionEnded() as e, Certificate() as s:
            return replace(s, extension_ended=e)
        case CertificateSuperseded(), Certificate() as s:
            return replace(s, standing=Standing.SUPERSEDED)
        case CertificateExpired(), Certificate() as s:
            return replace(s, standing=Standing.EXPIRED)
        case CertificateRevoked() as e, Certificate() as s:
            return replace(s, standing=Standing.REVOKED, revoked=e)
