"""What must follow in one service from what another said has followed, once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from kernel.reservation import SerialTaken
from services.evaluation.recognition.domain.certificate import (
    CertificateExpired,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
)
from services.evaluation.recognition.domain.revocation import RevocationDecided
from services.trade.catalogue.domain.offer import (
    CertificateEndNoted,
    CertificateNoted,
    OfferDescribed,
    OfferKeptBack,
    OfferPublished,
    OfferWithdrawn,
)
from services.trade.catalogue.domain.offer import Event as OfferEvent
from tests.system.stores import Store

ENDED = (CertificateExpired, CertificateRevoked, CertificateSuperseded)


def numbers_missing(registry: Store) -> Iterator[str]:
    """Product codes count 1, 2, 3 … in each series, and no number is given twice."""
    series: defaultdict[str, list[int]] = defaultdict(list)
    for taken in registry.of(SerialTaken):
        series[taken.series].append(taken.number)
    for name, numbers in series.items():
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"series {name} has the numbers {numbers}"


def two_live(evaluation: Store) -> Iterator[str]:
    """A product never has two certificates in force, and none ends twice."""
    live: dict[UUID, UUID] = {}
    for kept in evaluation.events:
        match kept.event:
            case CertificateIssued(product=product, certificate=certificate):
                if product in live:
                    yield f"{certificate} was issued while {live[product]} was in force"
                live[product] = certificate
            case CertificateExpired() | CertificateRevoked() | CertificateSuperseded() as e:
                if live.pop(e.product, None) != e.certificate:
                    yield f"{e.certificate} ended while it was not in force"
            case _:
                pass


def half_revoked(evaluation: Store) -> Iterator[str]:
    """A decision's certificates are revoked with it, all of them."""
    revoked = Counter((e.decision, e.certificate) for e in evaluation.of(CertificateRevoked))
    decided = Counter(
        (e.revocation, item.certificate) for e in evaluation.of(RevocationDecided) for item in e.revoked
    )
    if revoked != decided:
        yield f"decided and revoked differ: {decided - revoked}, {revoked - decided}"


def unnoted(evaluation: Store, trade: Store) -> Iterator[str]:
    """Trade has noted each certificate's beginning and end once, and nothing else."""
    begun = Counter(e.certificate for e in evaluation.of(CertificateIssued))
    ended = Counter(e.certificate for kind in ENDED for e in evaluation.of(kind))
    noted = Counter(e.certificate.certificate for e in trade.of(CertificateNoted))
    end_noted = Counter(e.certificate for e in trade.of(CertificateEndNoted))
    yield from differences("issued", begun, noted)
    yield from differences("ended", ended, end_noted)


def differences(what: str, said: Counter[UUID], noted: Counter[UUID]) -> Iterator[str]:
    for certificate in said.keys() | noted.keys():
        if said[certificate] != noted[certificate]:
            yield f"{certificate} was {what} {said[certificate]} times, noted {noted[certificate]} times"


def wrongly_shelved(evaluation: Store, trade: Store) -> Iterator[str]:
    """What is on the shelf is what is described, wanted by its producer, and certified now."""
    live = {e.product: e.certificate for e in evaluation.of(CertificateIssued)}
    over = {e.certificate for kind in ENDED for e in evaluation.of(kind)}
    for offer, events in offers(trade).items():
        certificate = live.get(offer)
        certified = certificate is not None and certificate not in over
        last = [e for e in events if isinstance(e, OfferDescribed | OfferKeptBack)][-1:]
        wanted = bool(last) and isinstance(last[0], OfferDescribed)
        shown = shelf(events)
        if shown != (certificate if certified and wanted else None):
            yield f"{offer} shows {shown}; certificate {certificate}, live {certified}, wanted {wanted}"
        yield from versions(offer, events)
        if quiet(events):
            yield from once_each(offer, events)


def shelf(events: Iterable[OfferEvent]) -> UUID | None:
    """The certificate under which the offer is shown."""
    shown: UUID | None = None
    for event in events:
        match event:
            case OfferPublished(certificate=certificate):
                shown = certificate.certificate
            case OfferWithdrawn():
                shown = None
            case _:
                pass
    return shown


def versions(offer: UUID, events: Iterable[OfferEvent]) -> Iterator[str]:
    told = [e.certificate_version for e in events if isinstance(e, OfferPublished | OfferWithdrawn)]
    if told != list(range(1, len(told) + 1)):
        yield f"{offer} was told in the versions {told}"


def quiet(events: list[OfferEvent]) -> bool:
    """Described once, before its first certificate, and never taken back: then each step has one effect."""
    by_hand = [e for e in events if isinstance(e, OfferDescribed | OfferKeptBack)]
    return len(by_hand) == 1 and events[0] is by_hand[0]


def once_each(offer: UUID, events: Iterable[OfferEvent]) -> Iterator[str]:
    """One publication for each certificate, one withdrawal for each end.

    Trade may hear of the next certificate before it hears of the last one's end, and puts it on the
    shelf in its place: then there are fewer of them, never more.
    """
    noted = Counter(e.certificate.certificate for e in events if isinstance(e, CertificateNoted))
    published = Counter(e.certificate.certificate for e in events if isinstance(e, OfferPublished))
    ended = Counter(e.certificate for e in events if isinstance(e, CertificateEndNoted))
    withdrawn = Counter(e.certificate.certificate for e in events if isinstance(e, OfferWithdrawn))
    exact = published == noted and withdrawn == ended
    if not exact and (len(noted) == 1 or not (published <= noted and withdrawn <= ended)):
        yield f"{offer}: published {published} of {noted}, withdrawn {withdrawn} of {ended}"


def offers(trade: Store) -> dict[UUID, list[OfferEvent]]:
    found: defaultdict[UUID, list[OfferEvent]] = defaultdict(list)
    for kept in trade.events:
        event = kept.event
        if isinstance(
            event,
            OfferDescribed
            | CertificateNoted
            | CertificateEndNoted
            | OfferKeptBack
            | OfferPublished
            | OfferWithdrawn,
        ):
            found[event.offer].append(event)
    return found
