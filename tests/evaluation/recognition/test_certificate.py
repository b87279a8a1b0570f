"""Certificates: 36 months, one end."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import NotFound, Refused
from kernel.testing import check
from law.level import Level
from law.validity import expires_at, valid_until
from services.evaluation.recognition.domain import certificate as c
from services.evaluation.recognition.domain.certificate.refusals import NotExpired
from services.evaluation.refusals import AlreadyWrittenOtherwise

TEA = UUID(int=1)
DECISION = UUID(int=2)
REVOCATION = UUID(int=3)
CERTIFICATE = c.certificate_id(DECISION, TEA)
NEXT = UUID(int=4)
ISSUED_ON = date(2024, 3, 15)
MIDNIGHT_IN_VIETNAM = datetime(2027, 3, 14, 17, 0, tzinfo=UTC)

issue = c.IssueCertificate(
    certificate=CERTIFICATE,
    product=TEA,
    producer=UUID(int=5),
    stars=3,
    decision=DECISION,
    decision_number="45/QĐ-UBND",
    office=UUID(int=6),
    unit="14500",
    level=Level.DISTRICT,
    valid_from=ISSUED_ON,
)
issued = c.CertificateIssued(
    certificate=CERTIFICATE,
    product=TEA,
    producer=UUID(int=5),
    stars=3,
    decision=DECISION,
    decision_number="45/QĐ-UBND",
    office=UUID(int=6),
    unit="14500",
    level=Level.DISTRICT,
    valid_from=ISSUED_ON,
    valid_until=date(2027, 3, 14),
    historical=False,
)
supersede = c.SupersedeCertificate(certificate=CERTIFICATE, by=NEXT, superseded_on=date(2025, 1, 1))
superseded = c.CertificateSuperseded(
    certificate=CERTIFICATE, product=TEA, by=NEXT, superseded_on=date(2025, 1, 1)
)
expire = c.ExpireCertificate(certificate=CERTIFICATE, at=MIDNIGHT_IN_VIETNAM)
expired = c.CertificateExpired(certificate=CERTIFICATE, product=TEA, expired_on=date(2027, 3, 15))
revoke = c.RevokeCertificate(
    certificate=CERTIFICATE,
    product=TEA,
    level=Level.DISTRICT,
    ground="food-safety-law",
    decision=REVOCATION,
    revoked_on=date(2024, 11, 20),
)
revoked = c.CertificateRevoked(
    certificate=CERTIFICATE,
    product=TEA,
    ground="food-safety-law",
    decision=REVOCATION,
    revoked_on=date(2024, 11, 20),
)


def test_a_certificate_is_issued_for_36_months() -> None:
    check(c.decider, when=issue, then=[issued])


def test_issuing_it_twice_changes_nothing() -> None:
    check(c.decider, given=[issued], when=issue, then=[])


def test_the_same_certificate_can_not_say_other_stars() -> None:
    check(c.decider, given=[issued], when=replace(issue, stars=4), then=AlreadyWrittenOtherwise)


@pytest.mark.parametrize("stars", [0, 1, 2, 6])
def test_fewer_than_three_stars_get_no_certificate(stars: int) -> None:
    check(c.decider, when=replace(issue, stars=stars), then=c.StarsNotCertified)


def test_an_old_paper_certificate_is_entered_without_a_decision() -> None:
    check(
        c.decider,
        when=replace(issue, decision=None, historical=True),
        then=[replace(issued, decision=None, historical=True)],
    )


@pytest.mark.parametrize(
    ("level", "stars", "day", "true"),
    [
        (Level.DISTRICT, 3, date(2023, 2, 23), False),
        (Level.DISTRICT, 3, date(2023, 2, 24), True),
        (Level.DISTRICT, 3, date(2025, 6, 30), True),
        (Level.DISTRICT, 3, date(2025, 7, 1), False),
        (Level.DISTRICT, 4, date(2024, 1, 1), False),
        (Level.PROVINCE, 3, date(2021, 6, 1), True),
        (Level.PROVINCE, 5, date(2021, 6, 1), False),
        (Level.CENTRAL, 5, date(2021, 6, 1), True),
        (Level.CENTRAL, 4, date(2021, 6, 1), False),
        (Level.COMMUNE, 3, date(2019, 1, 1), False),
        (Level.DISTRICT, 5, date(2019, 1, 1), True),
    ],
)
def test_an_old_paper_is_of_a_level_that_certified_its_stars_then(
    level: Level, stars: int, day: date, true: bool
) -> None:
    paper = replace(issue, level=level, stars=stars, valid_from=day, decision=None, historical=True)
    if true:
        assert c.decider.decide(paper, None)
    else:
        check(c.decider, when=paper, then=c.LevelDidNotCertify)


def test_a_new_certificate_supersedes_it() -> None:
    check(c.decider, given=[issued], when=supersede, then=[superseded])


@pytest.mark.parametrize("ended", [superseded, expired, revoked])
def test_what_has_ended_needs_no_successor_to_end_it(ended: c.Event) -> None:
    check(c.decider, given=[issued, ended], when=supersede, then=[])


def test_it_expires_when_the_day_after_begins_in_vietnam() -> None:
    check(c.decider, given=[issued], when=expire, then=[expired])


def test_a_second_earlier_it_is_still_valid() -> None:
    early = replace(expire, at=MIDNIGHT_IN_VIETNAM - timedelta(microseconds=1))
    check(c.decider, given=[issued], when=early, then=c.StillValid)


@pytest.mark.parametrize("ended", [superseded, expired, revoked])
def test_what_has_ended_does_not_expire(ended: c.Event) -> None:
    check(c.decider, given=[issued, ended], when=expire, then=[])


def test_it_is_revoked() -> None:
    check(c.decider, given=[issued], when=revoke, then=[revoked])


def test_a_certificate_is_not_revoked_again_on_another_ground() -> None:
    again = replace(revoke, ground="false-documents")
    check(c.decider, given=[issued, revoked], when=again, then=c.NotLive)


def test_revoking_twice_changes_nothing() -> None:
    check(c.decider, given=[issued, revoked], when=revoke, then=[])


@pytest.mark.parametrize("ended", [superseded, expired])
def test_what_has_ended_can_not_be_revoked(ended: c.Event) -> None:
    check(c.decider, given=[issued, ended], when=revoke, then=c.NotLive)


def test_a_second_decision_can_not_revoke_it_again() -> None:
    check(c.decider, given=[issued, revoked], when=replace(revoke, decision=UUID(int=8)), then=c.NotLive)


def test_the_product_must_be_its_own() -> None:
    check(c.decider, given=[issued], when=replace(revoke, product=UUID(int=8)), then=c.OfAnotherProduct)


def test_it_is_not_revoked_before_it_was_issued() -> None:
    early = replace(revoke, revoked_on=ISSUED_ON - timedelta(days=1))
    check(c.decider, given=[issued], when=early, then=c.RevokedBeforeIssue)


def test_a_level_above_may_revoke() -> None:
    check(c.decider, given=[issued], when=replace(revoke, level=Level.PROVINCE), then=[revoked])


def test_a_level_below_may_not() -> None:
    of_the_province = replace(issued, level=Level.PROVINCE, stars=4)
    check(c.decider, given=[of_the_province], when=revoke, then=c.MayNotRevoke)


@pytest.mark.parametrize(
    ("level", "issuer", "stars", "day", "may"),
    [
        # Before QĐ 26/2026 the issuer or who stands above it.
        (Level.DISTRICT, Level.DISTRICT, 3, date(2025, 6, 30), True),
        (Level.DISTRICT, Level.DISTRICT, 3, date(2025, 7, 1), False),
        (Level.PROVINCE, Level.DISTRICT, 3, date(2025, 7, 1), True),
        (Level.CENTRAL, Level.PROVINCE, 4, date(2026, 5, 21), True),
        (Level.PROVINCE, Level.CENTRAL, 5, date(2026, 5, 21), False),
        # Since then the province for 3 and 4 stars, the Minister for 5.
        (Level.CENTRAL, Level.PROVINCE, 4, date(2026, 5, 22), False),
        (Level.PROVINCE, Level.PROVINCE, 4, date(2026, 5, 22), True),
        (Level.PROVINCE, Level.DISTRICT, 3, date(2026, 5, 22), True),
        (Level.CENTRAL, Level.CENTRAL, 5, date(2026, 5, 22), True),
        (Level.PROVINCE, Level.CENTRAL, 5, date(2026, 5, 22), False),
        (Level.COMMUNE, Level.DISTRICT, 3, date(2026, 5, 22), False),
    ],
)
def test_the_law_of_the_day_says_who_revokes(
    level: Level, issuer: Level, stars: int, day: date, may: bool
) -> None:
    given = [replace(issued, level=issuer, stars=stars)]
    when = replace(revoke, level=level, revoked_on=day)
    check(
        c.decider, given=given, when=when, then=[replace(revoked, revoked_on=day)] if may else c.MayNotRevoke
    )


def test_that_it_lapsed_is_confirmed_of_what_has_expired_only() -> None:
    confirm = c.ConfirmLapse(certificate=CERTIFICATE)
    check(c.decider, given=[issued, expired], when=confirm, then=[])
    check(c.decider, given=[issued], when=confirm, then=c.StillValid)
    for ended in (superseded, revoked):
        check(c.decider, given=[issued, ended], when=confirm, then=NotExpired)


@pytest.mark.parametrize("command", [supersede, expire, revoke, c.ConfirmLapse(certificate=CERTIFICATE)])
def test_nothing_happens_to_a_certificate_that_is_not_there(command: c.Command) -> None:
    check(c.decider, when=command, then=NotFound)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 3, 15), date(2027, 3, 14)),
        (date(2024, 3, 1), date(2027, 2, 28)),
        (date(2024, 1, 1), date(2026, 12, 31)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2021, 3, 1), date(2024, 2, 29)),
        (date(2024, 12, 31), date(2027, 12, 30)),
    ],
)
def test_the_last_day_is_the_day_before_the_same_day_three_years_on(first: date, last: date) -> None:
    assert valid_until(first) == last


@given(st.dates(date(2018, 1, 1), date(2060, 1, 1)))
def test_every_certificate_runs_three_years_to_the_day(first: date) -> None:
    days = (valid_until(first) - first).days + 1
    assert days in (1095, 1096)
    assert expires_at(valid_until(first)) > expires_at(first)


COMMANDS = st.sampled_from([issue, supersede, expire, revoke, replace(revoke, decision=UUID(int=8))])


@given(st.lists(COMMANDS, max_size=12))
def test_in_any_order_of_requests_it_ends_once(commands: list[c.Command]) -> None:
    events: list[c.Event] = []
    for command in commands:
        try:
            decided = c.decider.decide(command, c.decider.fold(events))
        except Refused:
            continue
        events += decided
    assert len(events) <= 2
    assert not events or isinstance(events[0], c.CertificateIssued)
