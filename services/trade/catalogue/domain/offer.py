"""An offer is a product in the catalogue; its stars and standing follow the product's certificate."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from uuid import UUID

from kernel.decider import Decider
from kernel.errors import NotFound
from kernel.record import record
from services.trade.catalogue.domain.certificate import NOTHING, Certificate, End, Ending, Known
from services.trade.catalogue.domain.description import Description, check_description


@record
class DescribeOffer:
    """Also brings back an offer that its producer had withdrawn. The offer's id is the product's."""

    offer: UUID
    description: Description


@record
class WithdrawOffer:
    """The producer does not want to sell it for now; `on` is the day in Vietnam."""

    offer: UUID
    on: date


@record
class NoteCertificate:
    offer: UUID
    certificate: Certificate


@record
class NoteCertificateEnd:
    offer: UUID
    certificate: UUID
    end: End


@record
class NoteLastDay:
    """A certificate runs on past its own last day, to this one."""

    offer: UUID
    certificate: UUID
    last_day: date


class Reason(Enum):
    """Why an offer is gone. Superseded: the certificate gave way and none in force came in its place."""

    REVOKED = auto()
    EXPIRED = auto()
    SUPERSEDED = auto()
    BY_PRODUCER = auto()


@record
class OfferDescribed:
    offer: UUID
    description: Description


@record
class CertificateNoted:
    """Trade heard that evaluation issued a certificate for this product."""

    offer: UUID
    certificate: Certificate


@record
class LastDayNoted:
    """Trade heard that a certificate of this product runs on past its own last day, to this one."""

    offer: UUID
    certificate: UUID
    last_day: date


@record
class CertificateEndNoted:
    """Trade heard that a certificate of this product is over."""

    offer: UUID
    certificate: UUID
    end: End


@record
class OfferKeptBack:
    """The producer does not want to sell it for now."""

    offer: UUID
    on: date


@record
class OfferPublished:
    """Everything the public may know, anew whenever any of it changes.

    `certificate_version` grows with every publication and withdrawal of this offer.
    """

    offer: UUID
    description: Description
    certificate: Certificate
    certificate_version: int


@record
class OfferWithdrawn:
    """What was published last, and why and from which day in Vietnam it may not be shown any more."""

    offer: UUID
    description: Description
    certificate: Certificate
    reason: Reason
    on: date
    certificate_version: int


type Command = DescribeOffer | WithdrawOffer | NoteCertificate | NoteLastDay | NoteCertificateEnd
type Fact = OfferDescribed | OfferKeptBack | CertificateNoted | LastDayNoted | CertificateEndNoted
type Event = Fact | OfferPublished | OfferWithdrawn


class NoSuchOffer(NotFound):
    vi = "Sản phẩm {id} chưa được mô tả để chào bán."
    en = "Nobody has described product {id} for sale."


@record
class State:
    """`told` is what the public heard last; `gone` why that is off the shelf, if it is."""

    description: Description | None = None
    kept_back: date | None = None
    known: Known = NOTHING
    told: tuple[Description, Certificate] | None = None
    gone: Reason | None = None
    certificate_version: int = 0

    @property
    def published(self) -> tuple[Description, Certificate] | None:
        """What is on the shelf."""
        return self.told if self.gone is None else None


def decide(command: Command, state: State) -> Sequence[Event]:
    match command:
        case DescribeOffer(offer=offer, description=description):
            check_description(description)
            if state.description == description and state.kept_back is None:
                return []
            return _and_told(state, OfferDescribed(offer=offer, description=description))

        case WithdrawOffer(offer=offer, on=on):
            if state.description is None:
                raise NoSuchOffer("offer", offer)
            if state.kept_back is not None:
                return []
            return _and_told(state, OfferKeptBack(offer=offer, on=on))

        case NoteCertificate(offer=offer, certificate=certificate):
            if certificate.certificate in state.known.certificates:
                return []
            return _and_told(state, CertificateNoted(offer=offer, certificate=certificate))

        case NoteLastDay(offer=offer, certificate=certificate, last_day=last_day):
            if not state.known.is_another_day(certificate, last_day):
                return []
            return _and_told(state, LastDayNoted(offer=offer, certificate=certificate, last_day=last_day))

        case NoteCertificateEnd(offer=offer, certificate=certificate, end=end):
            if not state.known.is_news(certificate, end):
                return []
            return _and_told(state, CertificateEndNoted(offer=offer, certificate=certificate, end=end))


def evolve(state: State, event: Event) -> State:
    match event:
        case OfferDescribed(description=description):
            return replace(state, description=description, kept_back=None)
        case OfferKeptBack(on=on):
            return replace(state, kept_back=on)
        case CertificateNoted(certificate=certificate):
            return replace(state, known=state.known.issued(certificate))
        case LastDayNoted(certificate=certificate, last_day=last_day):
            return replace(state, known=state.known.runs_to(certificate, last_day))
        case CertificateEndNoted(certificate=certificate, end=end):
            return replace(state, known=state.known.ended(certificate, end))
        case OfferPublished(description=description, certificate=certificate, certificate_version=version):
            return replace(state, told=(description, certificate), gone=None, certificate_version=version)
        case OfferWithdrawn(reason=reason, certificate_version=version):
            return replace(state, gone=reason, certificate_version=version)


def _and_told(state: State, fact: Fact) -> Sequence[Event]:
    """The new fact, and what the public must be told because of it."""
    told = _told(fact.offer, evolve(state, fact))
    return [fact] if told is None else [fact, told]


def _told(offer: UUID, state: State) -> OfferPublished | OfferWithdrawn | None:
    version = state.certificate_version + 1
    certificate = state.known.in_force()
    if state.description is not None and state.kept_back is None and certificate is not None:
        if state.published == (state.description, certificate):
            return None
        return OfferPublished(
            offer=offer, description=state.description, certificate=certificate, certificate_version=version
        )
    if state.told is None:
        return None
    description, certificate = state.told
    why = _why_gone(certificate.certificate, state)
    if why is None or why[0] is state.gone:
        return None
    return OfferWithdrawn(
        offer=offer,
        description=description,
        certificate=certificate,
        reason=why[0],
        on=why[1],
        certificate_version=version,
    )


def _why_gone(certificate: UUID, state: State) -> tuple[Reason, date] | None:
    """Why the certificate that was published may not be shown any more, and since when."""
    known = state.known
    end = known.end_of(certificate)
    if end is not None and not known.awaits_successor(certificate):
        return REASONS[end.ending], end.on
    newer = [c for c in known.newest() if c.certificate != certificate]
    if newer:
        return Reason.SUPERSEDED, newer[0].valid_from
    return None if state.kept_back is None else (Reason.BY_PRODUCER, state.kept_back)


REASONS = {
    Ending.EXPIRED: Reason.EXPIRED,
    Ending.SUPERSEDED: Reason.SUPERSEDED,
    Ending.REVOKED: Reason.REVOKED,
}

decider = Decider[Command, Event, State](
    category="offer",
    initial=State(),
    decide=decide,
    evolve=evolve,
    subject=lambda event: str(event.offer),
)
