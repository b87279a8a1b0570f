"""Each certificate's standing, straight from what evaluation says: what is looked up at a checkout."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.trade.catalogue.domain.certificate import Ending
from services.trade.catalogue.domain.heard import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
    ExtensionEnded,
)

LISTENS = (
    CertificateIssued,
    CertificateExtended,
    ExtensionEnded,
    CertificateSuperseded,
    CertificateExpired,
    CertificateRevoked,
)


@record
class Row:
    """An end may come before the certificate itself; then the rest is not known yet.

    `extended_until` is its last day where it runs on past `valid_until`, its own.
    """

    certificate: UUID
    product: UUID
    stars: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    ending: str | None = None
    ended_on: date | None = None
    successor: UUID | None = None
    extended_until: date | None = None

    @property
    def last_day(self) -> date | None:
        return self.extended_until or self.valid_until

    @property
    def end(self) -> Ending | None:
        """It has not expired while it runs on, whatever was said before it was extended."""
        if self.ending is None or self.ended_on is None:
            return None
        expired = Ending[self.ending] is Ending.EXPIRED
        runs_on = self.extended_until is not None and self.ended_on <= self.extended_until
        return None if expired and runs_on else Ending[self.ending]

    def end_by(self, day: date) -> Ending | None:
        """Which end it has come to by that day; past its last day it is over, heard or not."""
        if self.end is not None:
            return self.end
        return Ending.EXPIRED if self.last_day is not None and day > self.last_day else None


def _row(row: Row | None, heard: Heard, certificate: UUID) -> Row | None:
    match heard.event:
        case CertificateIssued() as s:
            row = row or Row(certificate=certificate, product=s.product)
            return replace(row, stars=s.stars, valid_from=s.valid_from, valid_until=s.valid_until)
        case CertificateExtended() | ExtensionEnded() as s:
            row = row or Row(certificate=certificate, product=s.product)
            # It is extended once, and after that its last day only comes nearer.
            return replace(row, extended_until=min(row.extended_until or s.valid_until, s.valid_until))
        case CertificateSuperseded() as s:
            row = row or Row(certificate=certificate, product=s.product)
            return _ended(row, Ending.SUPERSEDED, s.superseded_on, s.by)
        case CertificateExpired() as s:
            row = row or Row(certificate=certificate, product=s.product)
            return _ended(row, Ending.EXPIRED, s.expired_on)
        case CertificateRevoked() as s:
            row = row or Row(certificate=certificate, product=s.product)
            return _ended(row, Ending.REVOKED, s.revoked_on)
        case _:
            return row


def _ended(row: Row, ending: Ending, on: date, successor: UUID | None = None) -> Row:
    if row.ending is not None and row.ended_on is not None:
        before = Ending[row.ending]
        again = before is ending is Ending.EXPIRED and row.ended_on < on
        if before.value >= ending.value and not again:
            return row
    return replace(row, ending=ending.name, ended_on=on, successor=successor)


def _certificate_of(heard: Heard) -> list[UUID]:
    return [heard.event.certificate] if isinstance(heard.event, LISTENS) else []


certificates = Table(
    name="certificates",
    table="certificates",
    row=Row,
    key="certificate",
    listens=LISTENS,
    keys=_certificate_of,
    evolve=_row,
)


async def certificate(db: Reader, identity: UUID) -> Row | None:
    row = await db.fetchrow("select * from certificates where certificate = $1", identity)
    return None if row is None else Row(**dict(row))
