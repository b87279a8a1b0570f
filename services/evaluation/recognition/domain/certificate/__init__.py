"""A certificate lets a product carry its stars for 36 months, unless it ends earlier."""

from services.evaluation.recognition.domain.certificate.commands import (
    Command,
    ConfirmLapse,
    EndExtension,
    ExpireCertificate,
    ExtendCertificate,
    IssueCertificate,
    RevokeCertificate,
    SupersedeCertificate,
    WarnOfExpiry,
)
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
from services.evaluation.recognition.domain.certificate.names import certificate_id
from services.evaluation.recognition.domain.certificate.refusals import (
    LevelDidNotCertify,
    MayNotRevoke,
    NotLive,
    OfAnotherProduct,
    RevokedBeforeIssue,
    StarsNotCertified,
    StillValid,
)
from services.evaluation.recognition.domain.certificate.rules import decider
from services.evaluation.recognition.domain.certificate.state import Certificate, Standing, State

__all__ = [
    "Certificate",
    "CertificateExpired",
    "CertificateExtended",
    "CertificateIssued",
    "CertificateRevoked",
    "CertificateSuperseded",
    "Command",
    "ConfirmLapse",
    "EndExtension",
    "Event",
    "ExpireCertificate",
    "ExpiryWarned",
    "ExtendCertificate",
    "ExtensionEnded",
    "IssueCertificate",
    "LevelDidNotCertify",
    "MayNotRevoke",
    "NotLive",
    "OfAnotherProduct",
    "RevokeCertificate",
    "RevokedBeforeIssue",
    "Standing",
    "StarsNotCertified",
    "State",
    "StillValid",
    "SupersedeCertificate",
    "WarnOfExpiry",
    "certificate_id",
    "decider",
]
