"""A revocation decision: who may revoke on a day, and each certificate on one ground that holds then."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from kernel.decider import Decider
from kernel.errors import Refused
from kernel.record import record
from law.duties import certifier
from law.generations import law_on
from law.grounds import ground_in_force
from law.level import LAST_DAY_OF_DISTRICTS, Level
from services.evaluation.refusals import AlreadyWrittenOtherwise


@record
class RevokedProduct:
    """`inspection` is one of this system's, `conclusion` the number of any authority's paper."""

    certificate: UUID
    product: UUID
    ground: str
    inspection: UUID | None
    conclusion: str


@record
class DecideRevocation:
    revocation: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    revoked: tuple[RevokedProduct, ...]
    lapsed: tuple[UUID, ...] = ()


@record
class RevocationDecided:
    """`signer` is the appointment, as stream@version, under which it was signed.

    `lapsed` are certificates of which it only states that they have ended by their term.
    """

    revocation: UUID
    number: str
    office: UUID
    unit: str
    level: Level
    signer: str
    signed_on: date
    legal_bases: tuple[str, ...]
    revoked: tuple[RevokedProduct, ...]
    lapsed: tuple[UUID, ...]


type Command = DecideRevocation
type Event = RevocationDecided
type State = RevocationDecided | None


class NothingRevoked(Refused):
    vi = "Quyết định thu hồi phải nêu ít nhất một giấy chứng nhận."
    en = "A revocation decision names at least one certificate."
    field = "revoked"


class RevokedTwice(Refused):
    vi = "Giấy chứng nhận {certificate} được nêu hai lần."
    en = "Certificate {certificate} is named twice."
    field = "revoked"


class UnknownGround(Refused):
    vi = "Ngày {on} không có căn cứ thu hồi nào là {ground} (giấy chứng nhận {certificate})."
    en = "On {on} there is no ground of revocation called {ground} (certificate {certificate})."
    field = "revoked"


class ConclusionMissing(Refused):
    vi = "Căn cứ {ground} cần kết luận của cơ quan có thẩm quyền (giấy chứng nhận {certificate})."
    en = "The ground {ground} needs an authority's conclusion (certificate {certificate})."
    source = "QĐ 26/2026/QĐ-TTg, Điều 8.1"
    field = "revoked"


def may_revoke(level: Level, stars: int, issued_by: Level, day: date) -> bool:
    """Since QĐ 26/2026 (Điều 8.2) the province for 3 and 4 stars, the Minister for 5.

    Before it, whoever issued the certificate or stands above; what districts issued has been their
    provinces' since there are no districts.
    """
    law = law_on(day)
    if law is not None and law.certifier_revokes:
        return level is certifier(law, stars, day)
    if level is Level.DISTRICT and day > LAST_DAY_OF_DISTRICTS:
        return False
    return level is issued_by or level.above(issued_by)


def decide(command: Command, state: State) -> Sequence[Event]:
    match state:
        case None:
            return [_decided(command)]
        case RevocationDecided():
            if _decided(command) == state:
                return []
            raise AlreadyWrittenOtherwise(what="revocation decision", id=command.revocation)


def _decided(c: DecideRevocation) -> RevocationDecided:
    if not c.revoked:
        raise NothingRevoked
    for certificate, times in Counter([*(r.certificate for r in c.revoked), *c.lapsed]).items():
        if times > 1:
            raise RevokedTwice(certificate=certificate)
    for revoked in c.revoked:
        _require_ground(revoked, c.signed_on)
    return RevocationDecided(
        revocation=c.revocation,
        number=c.number,
        office=c.office,
        unit=c.unit,
        level=c.level,
        signer=c.signer,
        signed_on=c.signed_on,
        legal_bases=c.legal_bases,
        revoked=c.revoked,
        lapsed=c.lapsed,
    )


def _require_ground(revoked: RevokedProduct, on: date) -> None:
    """Raises UnknownGround, ConclusionMissing."""
    ground = ground_in_force(revoked.ground, on)
    if ground is None:
        raise UnknownGround(certificate=revoked.certificate, ground=revoked.ground, on=on)
    if ground.needs_conclusion and revoked.inspection is None and not revoked.conclusion:
        raise ConclusionMissing(certificate=revoked.certificate, ground=ground.id)


def evolve(_: State, event: Event) -> State:
    return event


_NONE: State = None

decider = Decider(category="revocation", initial=_NONE, decide=decide, evolve=evolve)
