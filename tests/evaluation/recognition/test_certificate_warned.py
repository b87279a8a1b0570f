"""The holder is warned before a certificate ends, once, and only while it lives."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kernel.errors import NotFound
from kernel.testing import check
from law.expiry_warning import WarningKind
from law.level import Level
from services.evaluation.recognition.domain import certificate as c
from services.evaluation.recognition.domain.certificate.refusals import NoWarningDue

TEA, CERTIFICATE = UUID(int=1), UUID(int=2)
issued = c.CertificateIssued(
    certificate=CERTIFICATE,
    product=TEA,
    producer=UUID(int=5),
    stars=3,
    decision=UUID(int=3),
    decision_number="45/QĐ-UBND",
    office=UUID(int=6),
    unit="14500",
    level=Level.DISTRICT,
    valid_from=date(2024, 3, 15),
    valid_until=date(2027, 3, 14),
    historical=False,
)
superseded = c.CertificateSuperseded(
    certificate=CERTIFICATE, product=TEA, by=UUID(int=4), superseded_on=date(2025, 1, 1)
)
expired = c.CertificateExpired(certificate=CERTIFICATE, product=TEA, expired_on=date(2027, 3, 15))
revoked = c.CertificateRevoked(
    certificate=CERTIFICATE,
    product=TEA,
    ground="food-safety-law",
    decision=UUID(int=7),
    revoked_on=date(2024, 11, 20),
)
extended = c.CertificateExtended(
    certificate=CERTIFICATE,
    product=TEA,
    dossier=UUID(int=8),
    extended_on=date(2026, 7, 1),
    extended_from=date(2027, 3, 14),
    valid_until=date(2027, 9, 10),
)
WINDOW_OPENS = datetime(2026, 9, 14, 17, tzinfo=UTC)
warn = c.WarnOfExpiry(certificate=CERTIFICATE, kind=WarningKind.WINDOW, at=WINDOW_OPENS)
warned = c.ExpiryWarned(
    certificate=CERTIFICATE,
    product=TEA,
    kind=WarningKind.WINDOW,
    rules="R6",
    source="QĐ 26/2026/QĐ-TTg",
    warned_on=date(2026, 9, 15),
    valid_until=date(2027, 3, 14),
    window_opens=date(2026, 9, 15),
    window_closes=date(2026, 11, 14),
)


def test_the_holder_is_warned_when_it_falls_due() -> None:
    check(c.decider, given=[issued], when=warn, then=[warned])


def test_a_notice_under_qd_148_names_no_window() -> None:
    of_2021 = replace(issued, valid_from=date(2021, 6, 1), valid_until=date(2024, 5, 31))
    notice = replace(warn, kind=WarningKind.NOTICE, at=datetime(2024, 4, 30, 17, tzinfo=UTC))
    told = replace(
        warned,
        kind=WarningKind.NOTICE,
        rules="R4",
        source="QĐ 148/QĐ-TTg (2023)",
        warned_on=date(2024, 5, 1),
        valid_until=date(2024, 5, 31),
        window_opens=None,
        window_closes=None,
    )
    check(c.decider, given=[of_2021], when=notice, then=[told])


def test_warning_twice_changes_nothing() -> None:
    check(c.decider, given=[issued, warned], when=warn, then=[])


@pytest.mark.parametrize(
    "early",
    [replace(warn, at=WINDOW_OPENS - timedelta(microseconds=1)), replace(warn, kind=WarningKind.NOTICE)],
)
def test_nobody_is_warned_of_what_is_not_due(early: c.WarnOfExpiry) -> None:
    check(c.decider, given=[issued], when=early, then=NoWarningDue)


@pytest.mark.parametrize("ended", [superseded, expired, revoked, extended])
def test_of_what_has_ended_or_runs_on_nobody_is_warned(ended: c.Event) -> None:
    check(c.decider, given=[issued, ended], when=warn, then=[])


def test_of_a_certificate_that_is_not_there_nobody_is_warned() -> None:
    check(c.decider, when=warn, then=NotFound)
