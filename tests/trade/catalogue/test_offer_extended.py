"""An offer stays on the shelf while its certificate runs on past its own last day."""

from dataclasses import replace
from datetime import date, timedelta

from kernel.testing import check
from services.trade.catalogue.domain.certificate import Certificate, End
from services.trade.catalogue.domain.offer import (
    CertificateEndNoted,
    CertificateNoted,
    LastDayNoted,
    NoteCertificateEnd,
    NoteLastDay,
    OfferDescribed,
    OfferPublished,
    OfferWithdrawn,
    Reason,
    decider,
)
from tests.trade.story import HONEY, HONEY_JAR, certificate, expired, revoked

THREE_STARS = certificate(1)
RUNS_TO = THREE_STARS.valid_until + timedelta(days=180)
EXTENDED = replace(THREE_STARS, valid_until=RUNS_TO)
JUNE = date(2024, 6, 3)


def note_last_day(day: date) -> NoteLastDay:
    return NoteLastDay(offer=HONEY, certificate=THREE_STARS.certificate, last_day=day)


def runs_to(day: date) -> LastDayNoted:
    return LastDayNoted(offer=HONEY, certificate=THREE_STARS.certificate, last_day=day)


def note_end(end: End) -> NoteCertificateEnd:
    return NoteCertificateEnd(offer=HONEY, certificate=THREE_STARS.certificate, end=end)


def end_noted(end: End) -> CertificateEndNoted:
    return CertificateEndNoted(offer=HONEY, certificate=THREE_STARS.certificate, end=end)


def published(certificate: Certificate, version: int = 1) -> OfferPublished:
    return OfferPublished(
        offer=HONEY, description=HONEY_JAR, certificate=certificate, certificate_version=version
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


ON_SALE = [
    OfferDescribed(offer=HONEY, description=HONEY_JAR),
    CertificateNoted(offer=HONEY, certificate=THREE_STARS),
    published(THREE_STARS),
]


def test_an_offer_whose_certificate_runs_on_stays_with_its_new_last_day() -> None:
    check(
        decider,
        given=ON_SALE,
        when=note_last_day(RUNS_TO),
        then=[runs_to(RUNS_TO), published(EXTENDED, version=2)],
    )


def test_hearing_twice_that_it_runs_on_changes_nothing() -> None:
    past = [*ON_SALE, runs_to(RUNS_TO), published(EXTENDED, version=2)]
    check(decider, given=past, when=note_last_day(RUNS_TO), then=[])


def test_a_result_brings_the_last_day_nearer_and_never_further() -> None:
    past = [*ON_SALE, runs_to(RUNS_TO), published(EXTENDED, version=2)]
    nearer = replace(EXTENDED, valid_until=date(2027, 5, 1))
    told = [runs_to(date(2027, 5, 1)), published(nearer, version=3)]
    check(decider, given=past, when=note_last_day(date(2027, 5, 1)), then=told)
    check(decider, given=[*past, *told], when=note_last_day(RUNS_TO), then=[])


def test_what_had_expired_before_it_was_extended_comes_back() -> None:
    over = expired(date(2027, 3, 16))
    past = [*ON_SALE, end_noted(over), withdrawn(THREE_STARS, Reason.EXPIRED, over.on)]
    check(
        decider,
        given=past,
        when=note_last_day(RUNS_TO),
        then=[runs_to(RUNS_TO), published(EXTENDED, version=3)],
    )


def test_an_extended_certificate_expires_after_its_new_last_day() -> None:
    past = [
        *ON_SALE,
        end_noted(expired(date(2027, 3, 16))),
        runs_to(RUNS_TO),
        published(EXTENDED, version=2),
    ]
    over = expired(RUNS_TO + timedelta(days=1))
    check(
        decider,
        given=past,
        when=note_end(over),
        then=[end_noted(over), withdrawn(EXTENDED, Reason.EXPIRED, over.on, version=3)],
    )


def test_a_revoked_certificate_does_not_run_on() -> None:
    past = [*ON_SALE, end_noted(revoked(JUNE)), withdrawn(THREE_STARS, Reason.REVOKED, JUNE)]
    check(decider, given=past, when=note_last_day(RUNS_TO), then=[runs_to(RUNS_TO)])
