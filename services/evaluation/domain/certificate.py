"""A certificate lets a product carry its stars for 36 months, unless it ends earlier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from services.evaluation.domain.history import certified_then
from services.evaluation.domain.level import Level
from services.evaluation.domain.refusals import AlreadyWrittenOtherwise, NoSuch
from services.evaluation.domain.validity import expires_at, valid_until


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
class CertificateIssued:
    """Valid from the first to the last of its days, both included."""

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
    valid_until: date
    historical: bool


@record
class CertificateSuperseded:
    certificate: UUID
    product: UUID
    by: UUID
    superseded_on: date


@record
class CertificateExpired:
    """`expired_on` is the first day on which it is no longer valid."""

    certificate: UUID
    product: UUID
    expired_on: date


@record
class CertificateRevoked:
    certificate: UUID
    product: UUID
    ground: str
    decision: UUID
    revoked_on: date


type Command = IssueCertificate | SupersedeCertificate | ExpireCertificate | RevokeCertificate
type Event = CertificateIssued | CertificateSuperseded | CertificateExpired | CertificateRevoked


class Standing(StrEnum):
    LIVE = "live"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    REVOKED = "revoked"


@record
class Certificate:
    issued: CertificateIssued
    standing: Standing = Standing.LIVE
    revoked_by: UUID | None = None


type State = Certificate | None


class StarsNotCertified(Refused):
    vi = "Giấy chứng nhận chỉ cấp cho sản phẩm từ 3 đến 5 sao."
    en = "A certificate is given for 3, 4 or 5 stars only."
    source = "QĐ 148/QĐ-TTg; QĐ 26/2026/QĐ-TTg"
    field = "stars"


class LevelDidNotCertify(Refused):
    vi = "Ngày {day} cấp này không cấp giấy chứng nhận {stars} sao."
    en = "On {day} this level did not certify {stars} stars."
    source = "QĐ 1048/QĐ-TTg; QĐ 148/QĐ-TTg"
    field = "level"


class StillValid(Refused):
    vi = "Giấy chứng nhận còn hiệu lực đến hết ngày {until}."
    en = "The certificate is valid to the end of {until}."


class NotLive(Refused):
    vi = "Giấy chứng nhận {certificate} không còn hiệu lực từ trước, nên không thu hồi được."
    en = "Certificate {certificate} has already ended, so it can not be revoked."
    field = "certificate"


class OfAnotherProduct(Refused):
    vi = "Giấy chứng nhận {certificate} không phải của sản phẩm {product}."
    en = "Certificate {certificate} is not of product {product}."
    field = "product"


class RevokedBeforeIssue(Refused):
    vi = "Không thể thu hồi trước ngày cấp {issued}."
    en = "It can not be revoked before the day of issue, {issued}."
    field = "signed_on"


class MayNotRevoke(Refused):
    vi = "Giấy chứng nhận {stars} sao không do cấp này cấp hoặc quản lý, nên cấp này không thu hồi được."
    en = "A certificate of {stars} stars is not this level's to revoke."
    source = "QĐ 26/2026/QĐ-TTg, Điều 8.2"


def certificate_id(decision: UUID, product: UUID) -> UUID:
    """Named after its cause: the same decision never makes two certificates of one product."""
    return uuid5(decision, str(product))


def reservation_of(product: UUID) -> str:
    """The name under which the kernel keeps a product's one live certificate."""
    return f"live-certificate/{product}"


def decide(command: Command, state: State) -> Sequence[Event]:
    match command, state:
        case IssueCertificate() as c, None:
            return [_issued(c)]
        case IssueCertificate() as c, Certificate() as s:
            if _issued(c) == s.issued:
                return []
            raise AlreadyWrittenOtherwise(what="certificate", id=c.certificate)

        case SupersedeCertificate() as c, Certificate() as s:
            # One that ended meanwhile needs no successor to end it.
            if s.standing is not Standing.LIVE:
                return []
            return [
                CertificateSuperseded(
                    certificate=c.certificate,
                    product=s.issued.product,
                    by=c.by,
                    superseded_on=c.superseded_on,
                )
            ]
        case ExpireCertificate() as c, Certificate() as s:
            return _expire(c, s)
        case RevokeCertificate() as c, Certificate() as s:
            return _revoke(c, s)

        case (SupersedeCertificate() | ExpireCertificate() | RevokeCertificate()) as c, None:
            raise NoSuch("certificate", c.certificate)


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


def _expire(c: ExpireCertificate, s: Certificate) -> Sequence[Event]:
    if s.standing is not Standing.LIVE:
        return []
    due = expires_at(s.issued.valid_until)
    if c.at < due:
        raise StillValid(until=s.issued.valid_until)
    return [CertificateExpired(certificate=c.certificate, product=s.issued.product, expired_on=due.date())]


def _revoke(c: RevokeCertificate, s: Certificate) -> Sequence[Event]:
    if s.revoked_by == c.decision:
        return []
    if s.standing is not Standing.LIVE:
        raise NotLive(certificate=c.certificate)
    if c.product != s.issued.product:
        raise OfAnotherProduct(certificate=c.certificate, product=c.product)
    if c.level is not s.issued.level and not c.level.above(s.issued.level):
        raise MayNotRevoke(stars=s.issued.stars)
    if c.revoked_on < s.issued.valid_from:
        raise RevokedBeforeIssue(issued=s.issued.valid_from)
    return [
        CertificateRevoked(
            certificate=c.certificate,
            product=c.product,
            ground=c.ground,
            decision=c.decision,
            revoked_on=c.revoked_on,
        )
    ]


def evolve(state: State, event: Event) -> State:
    match event, state:
        case CertificateIssued() as e, _:
            return Certificate(issued=e)
        case _, None:
            return None
        case CertificateSuperseded(), Certificate() as s:
            return replace(s, standing=Standing.SUPERSEDED)
        case CertificateExpired(), Certificate() as s:
            return replace(s, standing=Standing.EXPIRED)
        case CertificateRevoked() as e, Certificate() as s:
            return replace(s, standing=Standing.REVOKED, revoked_by=e.decision)


_NONE: State = None

decider = Decider(
    category="certificate",
    events=(CertificateIssued, CertificateSuperseded, CertificateExpired, CertificateRevoked),
    initial=_NONE,
    decide=decide,
    evolve=evolve,
    subject=lambda event: str(event.product),
)
