"""What stands on the shelf, or stood there last: all that the public may know of an offer."""

from datetime import date
from uuid import UUID

from kernel.record import record
from services.trade.catalogue.domain.certificate import Certificate, Ending
from services.trade.catalogue.domain.description import Description
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn, Reason


@record
class Gone:
    """Why it may not be shown any more, and since which day in Vietnam."""

    reason: Reason
    on: date


@record
class Shelved:
    offer: UUID
    description: Description
    certificate: Certificate
    certificate_version: int
    gone: Gone | None


def shelved(event: OfferPublished | OfferWithdrawn) -> Shelved:
    """Either event tells all of it, so nothing that was told before is needed."""
    return Shelved(
        offer=event.offer,
        description=event.description,
        certificate=event.certificate,
        certificate_version=event.certificate_version,
        gone=Gone(reason=event.reason, on=event.on) if isinstance(event, OfferWithdrawn) else None,
    )


def told_end(shelved: Shelved) -> Ending | None:
    """Which end of its certificate has been told, if any."""
    return None if shelved.gone is None else ENDINGS.get(shelved.gone.reason)


def end_by(shelved: Shelved, day: date) -> Ending | None:
    """Which end its certificate has come to by that day; past its last day it is over, told or not."""
    return told_end(shelved) or (Ending.EXPIRED if day > shelved.certificate.valid_until else None)


ENDINGS = {
    Reason.REVOKED: Ending.REVOKED,
    Reason.EXPIRED: Ending.EXPIRED,
    Reason.SUPERSEDED: Ending.SUPERSEDED,
}
