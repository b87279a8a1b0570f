"""What outsiders get says everything that it must, nothing that it must not, and the same every time."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from kernel.metadata import Metadata
from services.trade.catalogue.domain.offer import OfferPublished, OfferWithdrawn, Reason
from services.trade.catalogue.domain.shelf import shelved
from services.trade.catalogue.usecases.public import batch, cloud_event, page, sequence
from services.trade.contracts import codec
from tests.trade.hearing import heard
from tests.trade.story import HONEY, HONEY_JAR, certificate

THREE_STARS = certificate(1)
published = OfferPublished(offer=HONEY, description=HONEY_JAR, certificate=THREE_STARS, certificate_version=1)
revoked = OfferWithdrawn(
    offer=HONEY,
    description=HONEY_JAR,
    certificate=THREE_STARS,
    reason=Reason.REVOKED,
    on=date(2024, 6, 3),
    certificate_version=2,
)


def about(event: object) -> Metadata:
    return heard(event, f"offer-{HONEY}", 3).metadata


def test_a_publication_is_a_cloud_event_with_the_whole_public_state() -> None:
    [said] = json.loads(batch([cloud_event(published, about(published), 41)]))
    assert said == {
        "specversion": "1.0",
        "id": str(about(published).event),
        "source": "https://ocop.vn/logs/other/1",
        "type": "vn.ocop.offer.published.v1",
        "subject": str(HONEY),
        "time": "2024-03-15T02:00:00Z",
        "recordedtime": "2024-03-15T02:00:00Z",
        "sequence": "0000000000000000041",
        "method": "PUT",
        "datacontenttype": "application/json",
        "data": {
            "product": str(HONEY),
            "name": "Mật ong hoa vải Đồi Mơ",
            "description": {"vi": HONEY_JAR.text_vi, "en": HONEY_JAR.text_en},
            "producer": {"id": str(HONEY_JAR.producer), "name": "Hợp tác xã Đồi Mơ"},
            "commune": "90101",
            "sales_unit": "lọ",
            "net_content": {"amount": "500", "measure": "g"},
            "price": {"low": 120000, "high": 150000, "currency": "VND"},
            "image": "https://images.example.vn/honey.jpg",
            "certificate": {
                "id": str(THREE_STARS.certificate),
                "stars": 3,
                "status": "valid",
                "issuer": str(THREE_STARS.office),
                "decision_number": "1/QĐ-UBND",
                "valid_from": "2024-03-15",
                "valid_until": "2027-03-15",
                "expires_at": "2027-03-16T00:00:00+07:00",
            },
            "certificate_version": 1,
            "offered": True,
            "withdrawn": None,
        },
    }


def test_a_revocation_takes_the_product_down_and_says_why() -> None:
    said = cloud_event(revoked, about(revoked), 42)
    assert (said.type, said.method) == ("vn.ocop.offer.withdrawn.v1", "DELETE")
    assert (said.data.offered, said.data.certificate.status) == (False, "revoked")
    assert said.data.withdrawn is not None
    assert (said.data.withdrawn.reason, said.data.withdrawn.on) == ("revoked", date(2024, 6, 3))


def test_what_the_producer_took_back_keeps_its_valid_certificate() -> None:
    by_producer = replace(revoked, reason=Reason.BY_PRODUCER)
    said = cloud_event(by_producer, about(by_producer), 42)
    assert (said.data.offered, said.data.certificate.status) == (False, "valid")


def test_an_event_reads_the_same_after_the_certificate_has_expired() -> None:
    before = cloud_event(published, about(published), 1)
    assert cloud_event(published, about(published), 1) == before
    assert before.data.certificate.status == "valid"


def test_a_page_shows_no_stars_after_the_last_day_although_no_expiry_was_heard() -> None:
    offer = shelved(published)
    last = THREE_STARS.valid_until
    assert page(offer, last).offered
    after = page(offer, date(2027, 3, 16))
    assert (after.offered, after.certificate.status) == (False, "expired")
    assert after.withdrawn is not None
    assert after.withdrawn.on == date(2027, 3, 16)
    assert after.certificate.expires_at == datetime(2027, 3, 15, 17, 0, tzinfo=UTC)


def test_sequences_sort_as_text() -> None:
    numbers = [0, 9, 10, 99, 100, 2**63 - 1]
    assert sorted(map(sequence, numbers)) == [sequence(n) for n in numbers]


def test_every_event_of_trade_comes_back_from_its_bytes() -> None:
    speech = codec()
    for event in (
        published,
        revoked,
        replace(published, description=replace(HONEY_JAR, price=None, image=None)),
    ):
        assert speech.decode(*speech.encode(event)) == event
