"""An offer's stars and standing follow the certificate."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kernel.testing import check
from services.trade.catalogue.domain.certificate import Certificate, End
from services.trade.catalogue.domain.description import (
    ContentNotPositive,
    Description,
    NetContent,
    PriceRange,
    PriceRangeReversed,
)
from services.trade.catalogue.domain.offer import (
    CertificateEndNoted,
    CertificateNoted,
    DescribeOffer,
    NoSuchOffer,
    NoteCertificate,
    NoteCertificateEnd,
    OfferDescribed,
    OfferKeptBack,
    OfferPublished,
    OfferWithdrawn,
    Reason,
    WithdrawOffer,
    decider,
)
from tests.trade.story import HONEY, HONEY_JAR, certificate, expired, revoked, superseded

THREE_STARS = certificate(1)
FOUR_STARS = certificate(2, stars=4, on=date(2024, 11, 20))
JUNE = date(2024, 6, 3)
NEW_LABEL = replace(HONEY_JAR, text_vi="Nhãn mới.")

describe = DescribeOffer(offer=HONEY, description=HONEY_JAR)
withdraw = WithdrawOffer(offer=HONEY, on=JUNE)
note_three_stars = NoteCertificate(offer=HONEY, certificate=THREE_STARS)
described = OfferDescribed(offer=HONEY, description=HONEY_JAR)
kept_back = OfferKeptBack(offer=HONEY, on=JUNE)


def noted(certificate: Certificate) -> CertificateNoted:
    return CertificateNoted(offer=HONEY, certificate=certificate)


def note_end(of: Certificate, end: End) -> NoteCertificateEnd:
    return NoteCertificateEnd(offer=HONEY, certificate=of.certificate, end=end)


def end_noted(of: Certificate, end: End) -> CertificateEndNoted:
    return CertificateEndNoted(offer=HONEY, certificate=of.certificate, end=end)


def published(
    certificate: Certificate, version: int = 1, description: Description = HONEY_JAR
) -> OfferPublished:
    return OfferPublished(
        offer=HONEY, description=description, certificate=certificate, certificate_version=version
    )


def withdrawn(certificate: Certificate, reason: Reason, on: date, version: int = 2) -> OfferWithdrawn:
    return OfferWithdrawn(
        offer=HONEY,
        description=HONEY_JAR,
        certificate=certificate,
        reason=reason,
        on=on,
        certificate_version=version,
    )


ON_SALE = [described, noted(THREE_STARS), published(THREE_STARS)]


def test_a_description_without_a_certificate_is_kept_for_later() -> None:
    check(decider, given=[], when=describe, then=[described])


def test_a_described_product_is_published_when_its_certificate_comes() -> None:
    check(
        decider, given=[described], when=note_three_stars, then=[noted(THREE_STARS), published(THREE_STARS)]
    )


def test_a_certified_product_is_published_when_it_is_described() -> None:
    check(decider, given=[noted(THREE_STARS)], when=describe, then=[described, published(THREE_STARS)])


def test_a_certificate_without_a_description_is_noted_only() -> None:
    check(decider, given=[], when=note_three_stars, then=[noted(THREE_STARS)])


def test_describing_twice_in_the_same_words_changes_nothing() -> None:
    check(decider, given=ON_SALE, when=describe, then=[])


def test_hearing_of_a_certificate_twice_changes_nothing() -> None:
    check(decider, given=ON_SALE, when=note_three_stars, then=[])


def test_a_new_description_is_published_at_once() -> None:
    check(
        decider,
        given=ON_SALE,
        when=DescribeOffer(offer=HONEY, description=NEW_LABEL),
        then=[
            OfferDescribed(offer=HONEY, description=NEW_LABEL),
            published(THREE_STARS, version=2, description=NEW_LABEL),
        ],
    )


def test_a_revocation_takes_the_offer_off_the_shelf() -> None:
    gone = revoked(JUNE)
    check(
        decider,
        given=ON_SALE,
        when=note_end(THREE_STARS, gone),
        then=[end_noted(THREE_STARS, gone), withdrawn(THREE_STARS, Reason.REVOKED, JUNE)],
    )


def test_expiry_takes_the_offer_off_the_shelf() -> None:
    gone = expired(date(2027, 3, 15))
    check(
        decider,
        given=ON_SALE,
        when=note_end(THREE_STARS, gone),
        then=[end_noted(THREE_STARS, gone), withdrawn(THREE_STARS, Reason.EXPIRED, date(2027, 3, 15))],
    )


def test_hearing_of_a_revocation_twice_changes_nothing() -> None:
    gone = revoked(JUNE)
    past = [*ON_SALE, end_noted(THREE_STARS, gone), withdrawn(THREE_STARS, Reason.REVOKED, JUNE)]
    check(decider, given=past, when=note_end(THREE_STARS, gone), then=[])


def test_a_revoked_certificate_stays_revoked_when_it_would_have_expired() -> None:
    gone = revoked(JUNE)
    past = [*ON_SALE, end_noted(THREE_STARS, gone), withdrawn(THREE_STARS, Reason.REVOKED, JUNE)]
    check(decider, given=past, when=note_end(THREE_STARS, expired(date(2027, 3, 15))), then=[])


def test_a_revocation_heard_before_the_issue_still_keeps_it_off_the_shelf() -> None:
    check(
        decider,
        given=[described, end_noted(THREE_STARS, revoked(JUNE))],
        when=note_three_stars,
        then=[noted(THREE_STARS)],
    )


def test_an_upgrade_is_published_with_its_new_stars() -> None:
    check(
        decider,
        given=ON_SALE,
        when=NoteCertificate(offer=HONEY, certificate=FOUR_STARS),
        then=[noted(FOUR_STARS), published(FOUR_STARS, version=2)],
    )


def test_an_offer_waits_for_the_certificate_that_supersedes_its_own() -> None:
    gone = superseded(FOUR_STARS)
    check(
        decider,
        given=ON_SALE,
        when=note_end(THREE_STARS, gone),
        then=[end_noted(THREE_STARS, gone)],
    )


def test_an_offer_whose_successor_is_known_to_be_revoked_is_withdrawn() -> None:
    gone = superseded(FOUR_STARS)
    check(
        decider,
        given=[*ON_SALE, end_noted(FOUR_STARS, revoked(date(2025, 1, 6)))],
        when=note_end(THREE_STARS, gone),
        then=[
            end_noted(THREE_STARS, gone),
            withdrawn(THREE_STARS, Reason.SUPERSEDED, FOUR_STARS.valid_from),
        ],
    )


def test_an_older_certificate_does_not_come_back_when_the_newer_is_revoked() -> None:
    gone = revoked(date(2025, 1, 6))
    check(
        decider,
        given=[*ON_SALE, noted(FOUR_STARS), published(FOUR_STARS, version=2)],
        when=note_end(FOUR_STARS, gone),
        then=[end_noted(FOUR_STARS, gone), withdrawn(FOUR_STARS, Reason.REVOKED, gone.on, version=3)],
    )


def test_an_old_certificate_entered_as_history_changes_nothing_on_the_shelf() -> None:
    old = certificate(7, on=date(2021, 3, 1))
    check(
        decider,
        given=ON_SALE,
        when=NoteCertificate(offer=HONEY, certificate=old),
        then=[noted(old)],
    )


def test_a_product_certified_again_after_its_revocation_is_back() -> None:
    again = certificate(3, on=date(2025, 5, 5))
    past = [
        *ON_SALE,
        end_noted(THREE_STARS, revoked(JUNE)),
        withdrawn(THREE_STARS, Reason.REVOKED, JUNE),
    ]
    check(
        decider,
        given=past,
        when=NoteCertificate(offer=HONEY, certificate=again),
        then=[noted(again), published(again, version=3)],
    )


def test_a_producer_takes_his_offer_back() -> None:
    check(
        decider,
        given=ON_SALE,
        when=withdraw,
        then=[kept_back, withdrawn(THREE_STARS, Reason.BY_PRODUCER, JUNE)],
    )


def test_taking_an_offer_back_twice_changes_nothing() -> None:
    past = [*ON_SALE, kept_back, withdrawn(THREE_STARS, Reason.BY_PRODUCER, JUNE)]
    check(decider, given=past, when=withdraw, then=[])


def test_an_offer_that_nobody_described_can_not_be_taken_back() -> None:
    check(decider, given=[noted(THREE_STARS)], when=withdraw, then=NoSuchOffer)


def test_an_offer_taken_back_before_it_was_ever_published_is_told_to_nobody() -> None:
    check(decider, given=[described], when=withdraw, then=[kept_back])
    check(decider, given=[described, kept_back], when=note_three_stars, then=[noted(THREE_STARS)])


def test_describing_it_again_brings_a_withdrawn_offer_back() -> None:
    past = [*ON_SALE, kept_back, withdrawn(THREE_STARS, Reason.BY_PRODUCER, JUNE)]
    check(decider, given=past, when=describe, then=[described, published(THREE_STARS, version=3)])


def test_a_revocation_is_told_although_the_producer_had_taken_the_offer_back() -> None:
    gone = revoked(JUNE)
    past = [*ON_SALE, kept_back, withdrawn(THREE_STARS, Reason.BY_PRODUCER, JUNE)]
    check(
        decider,
        given=past,
        when=note_end(THREE_STARS, gone),
        then=[end_noted(THREE_STARS, gone), withdrawn(THREE_STARS, Reason.REVOKED, JUNE, version=3)],
    )


def test_a_producer_can_not_hide_a_revocation_behind_a_withdrawal_of_his_own() -> None:
    past = [
        *ON_SALE,
        end_noted(THREE_STARS, revoked(JUNE)),
        withdrawn(THREE_STARS, Reason.REVOKED, JUNE),
    ]
    check(decider, given=past, when=withdraw, then=[kept_back])


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (replace(HONEY_JAR, price=PriceRange(low=2, high=1)), PriceRangeReversed),
        (replace(HONEY_JAR, net_content=NetContent(amount=Decimal(0), measure="g")), ContentNotPositive),
    ],
)
def test_a_description_that_makes_no_sense_is_refused(
    wrong: Description, refusal: type[PriceRangeReversed] | type[ContentNotPositive]
) -> None:
    check(decider, given=[], when=DescribeOffer(offer=HONEY, description=wrong), then=refusal)
