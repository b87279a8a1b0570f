"""Who may revoke a certificate, by the law of the day."""

from collections.abc import Sequence
from datetime import date

from law.duties import certifier
from law.generations import law_on
from law.level import LAST_DAY_OF_DISTRICTS, Level
from services.evaluation.recognition.domain.certificate.commands import RevokeCertificate
from services.evaluation.recognition.domain.certificate.events import (
    CertificateIssued,
    CertificateRevoked,
    Event,
)
from services.evaluation.recognition.domain.certificate.refusals import (
    MayNotRevoke,
    NotLive,
    OfAnotherProduct,
    RevokedBeforeIssue,
)
from services.evaluation.recognition.domain.certificate.state import Certificate, Standing


def may_revoke(level: Level, issued: CertificateIssued, day: date) -> bool:
    """Since QĐ 26/2026 (Điều 8.2) the province for 3 and 4 stars, the Minister for 5.

    Before it, whoever issued the certificate or stands above; what districts issued has been their
    provinces' since there are no districts.
    """
    law = law_on(day)
    if law is not None and law.certifier_revokes:
        return level is certifier(law, issued.stars, day)
    if level is Level.DISTRICT and day > LAST_DAY_OF_DISTRICTS:
        return False
    return level is issued.level or level.above(issued.level)


def revoke(c: RevokeCertificate, s: Certificate) -> Sequence[Event]:
    if s.revoked_by == c.decision:
        return []
    if s.standing is not Standing.LIVE:
        raise NotLive(certificate=c.certificate)
    if c.product != s.issued.product:
        raise OfAnotherProduct(certificate=c.certificate, product=c.product)
    if not may_revoke(c.level, s.issued, c.revoked_on):
        raise MayNotRevoke(certificate=c.certificate, stars=s.issued.stars, day=c.revoked_on)
    if c.revoked_on < s.issued.valid_from:
        raise RevokedBeforeIssue(certificate=c.certificate, issued=s.issued.valid_from)
    return [
        CertificateRevoked(
            certificate=c.certificate,
            product=c.product,
            ground=c.ground,
            decision=c.decision,
            revoked_on=c.revoked_on,
        )
    ]
