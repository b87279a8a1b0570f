"""A live certificate of the named product is revoked by whoever may, once."""

from collections.abc import Sequence

from services.evaluation.recognition.domain.certificate.commands import RevokeCertificate
from services.evaluation.recognition.domain.certificate.events import (
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
from services.evaluation.recognition.domain.revocation import may_revoke


def revoke(c: RevokeCertificate, s: Certificate) -> Sequence[Event]:
    revoked = CertificateRevoked(
        certificate=c.certificate,
        product=c.product,
        ground=c.ground,
        decision=c.decision,
        revoked_on=c.revoked_on,
    )
    if s.revoked == revoked:
        return []
    if s.standing is not Standing.LIVE:
        raise NotLive(certificate=c.certificate)
    if c.product != s.issued.product:
        raise OfAnotherProduct(certificate=c.certificate, product=c.product)
    if not may_revoke(c.level, s.issued.stars, s.issued.level, c.revoked_on):
        raise MayNotRevoke(certificate=c.certificate, stars=s.issued.stars, day=c.revoked_on)
    if c.revoked_on < s.issued.valid_from:
        raise RevokedBeforeIssue(certificate=c.certificate, issued=s.issued.valid_from)
    return [revoked]
