"""The rules of a certificate: it carries the stars for 36 months, unless it ends earlier or is extended."""

from collections.abc import Sequence

from kernel.days import local_date
from kernel.decider import Decider
from law.expiry_warning import warnings_of
from law.history import certified_then
from law.validity import expires_at, valid_until
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
    CertificateIssued,
    CertificateSuperseded,
    Event,
    ExpiryWarned,
)
from services.evaluation.recognition.domain.certificate.extending import end_extension, extend
from services.evaluation.recognition.domain.certificate.refusals import (
    LevelDidNotCertify,
    NotExpired,
    NoWarningDue,
    StarsNotCertified,
    StillValid,
)
from services.evaluation.recognition.domain.certificate.revoking import revoke
from services.evaluation.recognition.domain.certificate.state import Certificate, Standing, State, evolve
from services.evaluation.refusals import AlreadyWrittenOtherwise, NoSuch


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case IssueCertificate() as c, None:
            return [_issued(c)]
        case IssueCertificate() as c, Certificate() as s:
            if _issued(c) == s.issued:
                return []
            raise AlreadyWrittenOtherwise(what="certificate", id=c.certificate)
        case c, None:
            raise NoSuch("certificate", c.certificate)

        case WarnOfExpiry() as c, Certificate() as s:
            return _warn(c, s)
        case ExtendCertificate() as c, Certificate() as s:
            return extend(c, s)
        case EndExtension() as c, Certificate() as s:
            return end_extension(c, s)
        case SupersedeCertificate() as c, Certificate() as s:
            return _supersede(c, s)
        case ExpireCertificate() as c, Certificate() as s:
            return _expire(c, s)
        case RevokeCertificate() as c, Certificate() as s:
            return revoke(c, s)
        case ConfirmLapse() as c, Certificate() as s:
            return _confirm(c, s)


def _issued(c: IssueCertificate) -> CertificateIssued:
    if not 3 <= c.stars <= 5:
        raise StarsNotCertified
    if c.historical and not certified_then(c.level, c.stars, c.valid_from):
        raise LevelDidNotCertify(day=c.valid_from, stars=c.stars)
    return CertificateIssued(
        certificate=c.certificate,
        product=c.product,
        producer=c.producer,
        stars=c.stars,
        decision=c.decision,
        decision_number=c.decision_number,
        office=c.office,
        unit=c.unit,
        level=c.level,
        valid_from=c.valid_from,
        valid_until=valid_until(c.valid_from),
        historical=c.historical,
    )


def _warn(c: WarnOfExpiry, s: Certificate) -> Sequence[Event]:
    """One that ended meanwhile, or runs on because its re-evaluation is filed, needs no warning."""
    if s.standing is not Standing.LIVE or s.extended is not None or c.kind in s.warned:
        return []
    due = next((w for w in warnings_of(s.last_day) if w.kind is c.kind and w.due <= c.at), None)
    if due is None:
        raise NoWarningDue(certificate=c.certificate)
    return [
        ExpiryWarned(
            certificate=c.certificate,
            product=s.issued.product,
            kind=due.kind,
            rules=due.law.id,
            source=due.law.source,
            warned_on=due.due_on,
            valid_until=s.last_day,
            window_opens=None if due.window is None else due.window.opens,
            window_closes=None if due.window is None else due.window.closes,
        )
    ]


def _supersede(c: SupersedeCertificate, s: Certificate) -> Sequence[Event]:
    """One that ended meanwhile needs no successor to end it."""
    if s.standing is not Standing.LIVE:
        return []
    return [
        CertificateSuperseded(
            certificate=c.certificate, product=s.issued.product, by=c.by, superseded_on=c.superseded_on
        )
    ]


def _expire(c: ExpireCertificate, s: Certificate) -> Sequence[Event]:
    if s.standing is not Standing.LIVE:
        return []
    due = expires_at(s.last_day)
    if c.at < due:
        raise StillValid(certificate=c.certificate, until=s.last_day)
    on = local_date(due)
    return [CertificateExpired(certificate=c.certificate, product=s.issued.product, expired_on=on)]


def _confirm(c: ConfirmLapse, s: Certificate) -> Sequence[Event]:
    match s.standing:
        case Standing.EXPIRED:
            return []
        case Standing.LIVE:
            raise StillValid(certificate=c.certificate, until=s.last_day)
        case Standing.SUPERSEDED | Standing.REVOKED:
            raise NotExpired(certificate=c.certificate)


_NONE: State = None

decider = Decider(
    category="certificate",
    initial=_NONE,
    decide=decide,
    evolve=evolve,
    subject=lambda event: str(event.product),
)
