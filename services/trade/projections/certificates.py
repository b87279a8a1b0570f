"""Each certificate's standing, straight from what evaluation says: what is looked up at a checkout."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.trade.domain.certificate import Ending
from services.trade.domain.heard import (
    CertificateExpired,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
)


@record
class Row:
    """An end may come before the certificate itself; then the rest is not known yet."""

    certificate: UUID
    product: UUID
    stars: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    ending: str | None = None
    ended_on: date | None = None
    successor: UUID | None = None

    def end_by(self, day: date) -> Ending | None:
        """Which end it has come to by that day; past its last day it is over, heard or not."""
        if self.ending is not None:
            return Ending[self.ending]
        return Ending.EXPIRED if self.valid_until is not None and day > self.valid_until else None


def _row(row: Row | None, heard: Heard, certificate: UUID) -> Row | None:
    match heard.event:
        case CertificateIssued() as s:
            row = row or Row(certificate=certificate, product=s.product)
            return replace(row, stars=s.stars, valid_from=s.valid_from, valid_until=s.valid_until)
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
    if row.ending is not None and Ending[row.ending].value >= ending.value:
        return row
    return replace(row, ending=ending.name, ended_on=on, successor=successor)


def _certificate_of(heard: Heard) -> list[UUID]:
    match heard.event:
        case CertificateIssued() | CertificateSuperseded() | CertificateExpired() | CertificateRevoked() as s:
            return [s.certificate]
        case _:
            return []


certificates = Table(
    name="certificates",
    table="certificates",
    row=Row,
    key="certificate",
    listens=(CertificateIssued, CertificateSuperseded, CertificateExpired, CertificateRevoked),
    keys=_certificate_of,
    evolve=_row,
)


async def certificate(db: Reader, identity: UUID) -> Row | None:
    row = await db.fetchrow("select * from certificates where certificate = $1", identity)
    return None if row is None else Row(**dict(row))
