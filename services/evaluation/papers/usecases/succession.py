"""Of a product's old certificates each ends where the next one begins, whichever is brought in first."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.reservation import Release, Reserve, reservation
from kernel.store import Events, Part, Step
from law.validity import expires_at, valid_until
from services.evaluation.recognition.domain.certificate import (
    CertificateIssued,
    ExpireCertificate,
    IssueCertificate,
    SupersedeCertificate,
    decider,
    reservation_of,
)
from services.evaluation.recognition.domain.certificate.refusals import CertificateInForce


async def among_others(events: Events, new: IssueCertificate) -> Sequence[Part]:
    """Raises CertificateInForce beside one that a decision of this system gave."""
    name = reservation_of(new.product)
    holder, _ = await events.state(reservation, name)
    issue: Part = Step(decider=decider, id=new.certificate, command=new)
    reserve: Part = _reservation(name, Reserve(name=name, holder=str(new.certificate)))
    if holder is None:
        return [issue, reserve]
    live, _ = await events.state(decider, holder)
    if live is None or not live.issued.historical or live.issued.valid_from == new.valid_from:
        raise CertificateInForce(product=new.product)
    old = live.issued
    if new.valid_from < old.valid_from:
        return [issue, _ended(new.certificate, valid_until(new.valid_from), old.certificate, old.valid_from)]
    release = _reservation(name, Release(name=name, holder=holder))
    return [_ended_by(old, new), release, issue, reserve]


def _ended_by(old: CertificateIssued, new: IssueCertificate) -> Part:
    return _ended(old.certificate, old.valid_until, new.certificate, new.valid_from)


def _reservation(name: str, command: Reserve | Release) -> Part:
    return Step(decider=reservation, id=name, command=command)


def _ended(certificate: UUID, until: date, by: UUID, on: date) -> Part:
    """Expired where its time was over when the next began."""
    if on > until:
        expire = ExpireCertificate(certificate=certificate, at=expires_at(until))
        return Step(decider=decider, id=certificate, command=expire)
    supersede = SupersedeCertificate(certificate=certificate, by=by, superseded_on=on)
    return Step(decider=decider, id=certificate, command=supersede)
