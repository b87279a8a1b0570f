"""Every certificate with its standing, whoever issued it and whenever."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.evaluation.recognition.domain.certificate import (
    CertificateExpired,
    CertificateExtended,
    CertificateIssued,
    CertificateRevoked,
    CertificateSuperseded,
    ExpiryWarned,
    ExtensionEnded,
)

LISTENS = (
    CertificateIssued,
    ExpiryWarned,
    CertificateExtended,
    ExtensionEnded,
    CertificateSuperseded,
    CertificateExpired,
    CertificateRevoked,
)


@record
class CertificateRow:
    """`standing` is live, superseded, expired or revoked; `ended_on` the first day without it.

    `warned` are the kinds of warning given; `extended_from` the last day of its own term, where it
    runs on past that.
    """

    certificate: UUID
    product: UUID
    producer: UUID
    stars: int
    decision: UUID | None
    decision_number: str
    office: UUID
    unit: str
    level: str
    valid_from: date
    valid_until: date
    historical: bool
    standing: str
    ended_on: date | None
    successor: UUID | None
    ground: str | None
    revocation: UUID | None
    warned: list[str]
    extended_from: date | None


def _row(row: CertificateRow | None, heard: Heard, certificate: UUID) -> CertificateRow | None:
    match heard.event:
        case CertificateIssued() as s:
            return CertificateRow(
                certificate=certificate,
                product=s.product,
                producer=s.producer,
                stars=s.stars,
                decision=s.decision,
                decision_number=s.decision_number,
                office=s.office,
                unit=s.unit,
                level=s.level.value,
                valid_from=s.valid_from,
                valid_until=s.valid_until,
                historical=s.historical,
                standing="live",
                ended_on=None,
                successor=None,
                ground=None,
                revocation=None,
                warned=[],
                extended_from=None,
            )
        case ExpiryWarned() as s if row is not None:
            return replace(row, warned=sorted({*row.warned, s.kind.value}))
        case CertificateExtended() as s if row is not None:
            return replace(
                row,
                standing="live",
                ended_on=None,
                valid_until=s.valid_until,
                extended_from=s.extended_from,
            )
        case ExtensionEnded() as s if row is not None:
            return replace(row, valid_until=s.valid_until)
        case CertificateSuperseded() as s if row is not None:
            return replace(row, standing="superseded", ended_on=s.superseded_on, successor=s.by)
        case CertificateExpired() as s if row is not None:
            return replace(row, standing="expired", ended_on=s.expired_on)
        case CertificateRevoked() as s if row is not None:
            return replace(
                row, standing="revoked", ended_on=s.revoked_on, ground=s.ground, revocation=s.decision
            )
        case _:
            return row


def _certificate_of(heard: Heard) -> list[UUID]:
    return [heard.event.certificate] if isinstance(heard.event, LISTENS) else []


certificates = Table(
    name="certificates",
    table="certificates",
    row=CertificateRow,
    key="certificate",
    listens=LISTENS,
    keys=_certificate_of,
    evolve=_row,
)


@record
class Wanted:
    """Null asks for all; `unit` with all below it."""

    product: UUID | None = None
    standing: str | None = None
    unit: str | None = None


LISTED = """
select * from certificates
where ($1::uuid is null or product = $1) and ($2::text is null or standing = $2)
  and ($3::text is null or unit in (select units_below($3)))
  and ($4::date is null or (valid_until, certificate) > ($4, $5))
order by valid_until, certificate limit $6
"""


async def listed(
    db: Reader, wanted: Wanted, after: tuple[date, UUID] | None, limit: int
) -> Sequence[CertificateRow]:
    """Those that end first come first."""
    w = wanted
    rows = await db.fetch(LISTED, w.product, w.standing, w.unit, *(after or (None, None)), limit)
    return [CertificateRow(**dict(row)) for row in rows]
