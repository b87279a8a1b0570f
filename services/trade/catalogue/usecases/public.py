"""What marketplaces get: the public contract of offers and certificates, made here and nowhere else."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from kernel.days import HANOI, start_of
from kernel.metadata import Metadata
from services.trade.catalogue.domain.certificate import Certificate, Ending
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn
from services.trade.catalogue.domain.shelf import Shelved, end_by, shelved, told_end

SOURCE = "https://ocop.vn/logs/"
PUBLISHED = "vn.ocop.offer.published.v1"
WITHDRAWN = "vn.ocop.offer.withdrawn.v1"
# As many as any number can have, so that sequences sort as text.
DIGITS = 19


class Contract(BaseModel):
    """Fields are added, never renamed and never given another meaning."""

    model_config = ConfigDict(frozen=True)


class Status(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class Why(StrEnum):
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    BY_PRODUCER = "by-producer"


class TwoLanguages(Contract):
    vi: str
    en: str


class Producer(Contract):
    id: UUID
    name: str


class NetContent(Contract):
    amount: str = Field(description="A decimal number", examples=["500"])
    measure: str = Field(examples=["g"])


class Price(Contract):
    low: int
    high: int
    currency: Literal["VND"] = "VND"


class PublicCertificate(Contract):
    id: UUID
    stars: int = Field(ge=1, le=5)
    status: Status
    issuer: UUID = Field(description="The issuing office")
    decision_number: str
    valid_from: date
    valid_until: date = Field(
        description="The last day on which it is valid, in Vietnam; told anew where that changes"
    )
    expires_at: datetime = Field(description="From this instant no star may be shown, heard of or not")


class Withdrawal(Contract):
    reason: Why
    on: date


class PublicOffer(Contract):
    """The whole public state. A receiver drops a `certificate_version` below the one that it has."""

    product: UUID
    name: str
    description: TwoLanguages
    producer: Producer
    commune: str = Field(description="Code of the administrative unit")
    sales_unit: str
    net_content: NetContent
    price: Price | None
    image: str | None
    certificate: PublicCertificate
    certificate_version: int
    offered: bool = Field(description="Whether it may be shown with its stars")
    withdrawn: Withdrawal | None


class CertificateStatus(Contract):
    """The rest is null where only the certificate's end has been heard so far."""

    id: UUID
    product: UUID
    status: Status
    stars: int | None
    valid_from: date | None
    valid_until: date | None
    expires_at: datetime | None
    ended_on: date | None
    successor: UUID | None
    as_of: datetime


class CloudEvent(Contract):
    """CloudEvents 1.0, structured; `id` and `sequence` of an event never change."""

    specversion: Literal["1.0"] = "1.0"
    id: UUID
    source: str = Field(examples=[SOURCE + "trade/1"])
    type: str = Field(examples=[PUBLISHED, WITHDRAWN])
    subject: UUID = Field(description="The product")
    time: datetime = Field(description="When it happened in the world")
    recordedtime: datetime = Field(description="When it became known")
    sequence: str = Field(description="Place in the feed; sorts as text", pattern=r"^\d{19}$")
    method: Literal["PUT", "DELETE"] = Field(description="DELETE takes the product off the shelf")
    datacontenttype: Literal["application/json"] = "application/json"
    data: PublicOffer


BATCH: TypeAdapter[list[CloudEvent]] = TypeAdapter(list[CloudEvent])


def cloud_event(event: OfferPublished | OfferWithdrawn, metadata: Metadata, seq: int) -> CloudEvent:
    """Whenever it is asked for, the same: it tells what was so at its time, and names the day of expiry."""
    offer = shelved(event)
    return CloudEvent(
        id=metadata.event,
        source=SOURCE + metadata.log,
        type=PUBLISHED if offer.gone is None else WITHDRAWN,
        subject=offer.offer,
        time=metadata.occurred_at,
        recordedtime=metadata.recorded_at,
        sequence=sequence(seq),
        method="PUT" if offer.gone is None else "DELETE",
        data=_public(offer, told_end(offer)),
    )


def batch(told: Sequence[CloudEvent]) -> bytes:
    """As `application/cloudevents-batch+json`."""
    return BATCH.dump_json(list(told))


def page(offer: Shelved, day: date) -> PublicOffer:
    """How the offer stands on a day in Vietnam."""
    return _public(offer, end_by(offer, day))


def sequence(seq: int) -> str:
    """Sorts as text the way the number does."""
    return str(seq).zfill(DIGITS)


def status(end: Ending | None) -> Status:
    return Status.VALID if end is None else Status[end.name]


def expires_at(valid_until: date) -> datetime:
    """The first instant after the last day."""
    return start_of(_day_after(valid_until)).astimezone(HANOI)


def _public(offer: Shelved, end: Ending | None) -> PublicOffer:
    about, price = offer.description, offer.description.price
    withdrawn = _withdrawn(offer, end)
    return PublicOffer(
        product=offer.offer,
        name=about.name,
        description=TwoLanguages(vi=about.text_vi, en=about.text_en),
        producer=Producer(id=about.producer, name=about.producer_name),
        commune=about.unit,
        sales_unit=about.sales_unit,
        net_content=NetContent(
            amount=format(about.net_content.amount, "f"), measure=about.net_content.measure
        ),
        price=None if price is None else Price(low=price.low, high=price.high),
        image=about.image,
        certificate=_certificate(offer.certificate, end),
        certificate_version=offer.certificate_version,
        offered=withdrawn is None,
        withdrawn=withdrawn,
    )


def _withdrawn(offer: Shelved, end: Ending | None) -> Withdrawal | None:
    if offer.gone is not None:
        return Withdrawal(reason=Why[offer.gone.reason.name], on=offer.gone.on)
    if end is not None:
        return Withdrawal(reason=Why[end.name], on=_day_after(offer.certificate.valid_until))
    return None


def _certificate(certificate: Certificate, end: Ending | None) -> PublicCertificate:
    return PublicCertificate(
        id=certificate.certificate,
        stars=certificate.stars,
        status=status(end),
        issuer=certificate.office,
        decision_number=certificate.decision_number,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        expires_at=expires_at(certificate.valid_until),
    )


def _day_after(day: date) -> date:
    return day + timedelta(days=1)
