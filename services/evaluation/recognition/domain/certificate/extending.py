"""The transition to QĐ 26/2026: who missed the new time of filing keeps the certificate a while longer."""

from collections.abc import Sequence
from datetime import date, timedelta

from law.expiry_warning import filing_law
from law.provisions import Kind
from services.evaluation.recognition.domain.certificate.commands import EndExtension, ExtendCertificate
from services.evaluation.recognition.domain.certificate.events import (
    CertificateExtended,
    Event,
    ExtensionEnded,
)
from services.evaluation.recognition.domain.certificate.refusals import (
    AlreadyExtended,
    EndedOtherwise,
    NotAReevaluation,
    NotFiledInItsTime,
    NotYetInForce,
    OfAnotherProduct,
    ResultBeforeItsEnd,
    WindowCouldBeMet,
)
from services.evaluation.recognition.domain.certificate.state import Certificate, Standing


def missed_the_window(last_day: date) -> bool:
    """Valid on the decision's first day or later, and too late then to file 120 days ahead (Điều 12.3)."""
    law, time = filing_law(last_day)
    return last_day >= law.first and time.window(last_day).closes < law.first


def extend(c: ExtendCertificate, s: Certificate) -> Sequence[Event]:
    if s.extended is not None:
        if s.extended.dossier == c.dossier.dossier:
            return []
        raise AlreadyExtended(certificate=c.certificate)
    if s.standing not in (Standing.LIVE, Standing.EXPIRED):
        raise EndedOtherwise(certificate=c.certificate)
    law, _ = filing_law(s.last_day)
    if c.extended_on < law.first:
        raise NotYetInForce(day=c.extended_on)
    if not missed_the_window(s.last_day):
        raise WindowCouldBeMet(until=s.last_day, since=law.first)
    _require_reevaluation(c, s)
    return [
        CertificateExtended(
            certificate=c.certificate,
            product=s.issued.product,
            dossier=c.dossier.dossier,
            extended_on=c.extended_on,
            extended_from=s.last_day,
            valid_until=_until(c, s.last_day),
        )
    ]


def _require_reevaluation(c: ExtendCertificate, s: Certificate) -> None:
    """Raises OfAnotherProduct, NotAReevaluation, NotFiledInItsTime."""
    first, last = s.issued.valid_from, s.last_day
    if c.dossier.product != s.issued.product:
        raise OfAnotherProduct(certificate=c.certificate, product=c.dossier.product, field="dossier")
    if c.dossier.kind is not Kind.REEVALUATION:
        raise NotAReevaluation(dossier=c.dossier.dossier)
    if not first <= c.dossier.filed_on <= last:
        raise NotFiledInItsTime(filed=c.dossier.filed_on, first=first, last=last)


def _until(c: ExtendCertificate, last_day: date) -> date:
    _, time = filing_law(last_day)
    longest = last_day + timedelta(days=time.extends_days)
    if c.result_on is None:
        return longest
    if c.result_on <= last_day:
        raise ResultBeforeItsEnd(result=c.result_on)
    return min(c.result_on, longest)


def end_extension(c: EndExtension, s: Certificate) -> Sequence[Event]:
    """The day of the result is still a day of the certificate, and so are all those before its own end."""
    extended = s.extended
    if s.standing is not Standing.LIVE or extended is None or extended.dossier != c.dossier:
        return []
    until = max(c.result_on, extended.extended_from)
    if s.extension_ended is not None or until >= extended.valid_until:
        return []
    return [
        ExtensionEnded(
            certificate=c.certificate,
            product=s.issued.product,
            dossier=c.dossier,
            result_on=c.result_on,
            valid_until=until,
        )
    ]
