"""The transition to QĐ 26/2026: a certificate runs on while a re-evaluation filed too late is judged."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Refused
from kernel.testing import check
from law.generations import Kind
from law.level import Level
from law.validity import expires_at
from services.evaluation.dossiers.domain.dossier import Dossier
from services.evaluation.recognition.domain import certificate as c
from services.evaluation.recognition.domain.certificate import refusals as no
from services.evaluation.recognition.domain.certificate.extending import missed_the_window

TEA, CERTIFICATE, AGAIN = UUID(int=1), UUID(int=2), UUID(int=3)
LAST_DAY, LONGEST = date(2026, 7, 31), date(2027, 1, 27)
JULY, AUTUMN = date(2026, 7, 1), date(2026, 10, 5)

issued = c.CertificateIssued(
    certificate=CERTIFICATE,
    product=TEA,
    producer=UUID(int=5),
    stars=4,
    decision=None,
    decision_number="45/QĐ-UBND",
    office=UUID(int=6),
    unit="14500",
    level=Level.PROVINCE,
    valid_from=date(2023, 8, 1),
    valid_until=LAST_DAY,
    historical=True,
)
dossier = Dossier(
    dossier=AGAIN,
    product=TEA,
    producer=UUID(int=5),
    kind=Kind.REEVALUATION,
    filed_on=date(2026, 6, 15),
    forwarded_on=date(2026, 6, 20),
    criteria_set=12,
    unit="14500",
    to_office=UUID(int=6),
)
extend = c.ExtendCertificate(certificate=CERTIFICATE, dossier=dossier, extended_on=JULY)
extended = c.CertificateExtended(
    certificate=CERTIFICATE,
    product=TEA,
    dossier=AGAIN,
    extended_on=JULY,
    extended_from=LAST_DAY,
    valid_until=LONGEST,
)
end = c.EndExtension(certificate=CERTIFICATE, dossier=AGAIN, result_on=AUTUMN)
ended = c.ExtensionEnded(
    certificate=CERTIFICATE, product=TEA, dossier=AGAIN, result_on=AUTUMN, valid_until=AUTUMN
)
expired = c.CertificateExpired(certificate=CERTIFICATE, product=TEA, expired_on=LAST_DAY + timedelta(days=1))
superseded = c.CertificateSuperseded(
    certificate=CERTIFICATE, product=TEA, by=UUID(int=7), superseded_on=date(2026, 7, 20)
)
revoked = c.CertificateRevoked(
    certificate=CERTIFICATE,
    product=TEA,
    ground="misuse-of-the-mark",
    decision=UUID(int=8),
    revoked_on=date(2026, 7, 20),
)


def ending_on(last_day: date) -> c.CertificateIssued:
    return replace(issued, valid_until=last_day)


def filed_on(day: date) -> c.ExtendCertificate:
    return replace(extend, dossier=replace(dossier, filed_on=day))


def test_it_runs_on_for_180_days_at_the_most() -> None:
    assert (LONGEST - LAST_DAY).days == 180
    check(c.decider, given=[issued], when=extend, then=[extended])


def test_extending_it_twice_changes_nothing() -> None:
    check(c.decider, given=[issued, extended], when=extend, then=[])
    check(c.decider, given=[issued, extended, ended], when=replace(extend, extended_on=AUTUMN), then=[])


def test_it_is_extended_on_one_dossier() -> None:
    other = replace(extend, dossier=replace(dossier, dossier=UUID(int=9)))
    check(c.decider, given=[issued, extended], when=other, then=no.AlreadyExtended)


@pytest.mark.parametrize(
    ("last_day", "missed"),
    [
        (date(2026, 5, 21), False),
        (date(2026, 5, 22), True),
        # Its 120th day before the end is the day before the decision took effect, or that very day.
        (date(2026, 9, 18), True),
        (date(2026, 9, 19), False),
    ],
)
def test_only_whose_time_of_filing_was_over_when_the_decision_took_effect(
    last_day: date, missed: bool
) -> None:
    assert missed_the_window(last_day) == missed
    asked = filed_on(date(2026, 5, 20))
    if missed:
        [event] = c.decider.decide(asked, c.decider.fold([ending_on(last_day)]))
        assert isinstance(event, c.CertificateExtended)
        assert (event.extended_from, event.valid_until) == (last_day, last_day + timedelta(days=180))
    else:
        check(c.decider, given=[ending_on(last_day)], when=asked, then=no.WindowCouldBeMet)


def test_the_dossier_is_filed_on_the_last_day_at_the_latest() -> None:
    check(c.decider, given=[issued], when=filed_on(LAST_DAY), then=[extended])
    late = filed_on(LAST_DAY + timedelta(days=1))
    check(c.decider, given=[issued], when=late, then=no.NotFiledInItsTime)


def test_a_dossier_from_before_the_certificate_asked_for_something_else() -> None:
    check(c.decider, given=[issued], when=filed_on(date(2023, 7, 31)), then=no.NotFiledInItsTime)


@pytest.mark.parametrize("kind", [Kind.FIRST, Kind.UPGRADE])
def test_only_a_reevaluation_keeps_it_alive(kind: Kind) -> None:
    other = replace(extend, dossier=replace(dossier, kind=kind))
    check(c.decider, given=[issued], when=other, then=no.NotAReevaluation)


def test_the_dossier_is_of_its_own_product() -> None:
    other = replace(extend, dossier=replace(dossier, product=UUID(int=77)))
    check(c.decider, given=[issued], when=other, then=c.OfAnotherProduct)


def test_nothing_was_extended_before_the_decision_took_effect() -> None:
    early = replace(extend, extended_on=date(2026, 5, 21))
    check(c.decider, given=[issued], when=early, then=no.NotYetInForce)


@pytest.mark.parametrize("over", [superseded, revoked])
def test_what_was_superseded_or_revoked_does_not_run_on(over: c.Event) -> None:
    check(c.decider, given=[issued, over], when=extend, then=no.EndedOtherwise)


def test_one_that_expired_before_the_office_said_so_is_in_force_again() -> None:
    past = [issued, expired]
    check(c.decider, given=past, when=extend, then=[extended])
    state = c.decider.fold([*past, extended])
    assert state is not None
    assert (state.standing, state.last_day) == (c.Standing.LIVE, LONGEST)


def test_where_the_result_is_known_it_runs_to_the_day_of_the_result() -> None:
    known = replace(extend, extended_on=AUTUMN, result_on=AUTUMN)
    check(
        c.decider,
        given=[issued],
        when=known,
        then=[replace(extended, extended_on=AUTUMN, valid_until=AUTUMN)],
    )
    at_last = replace(extend, result_on=LONGEST + timedelta(days=1))
    check(c.decider, given=[issued], when=at_last, then=[extended])
    before = replace(extend, result_on=LAST_DAY)
    check(c.decider, given=[issued], when=before, then=no.ResultBeforeItsEnd)


def test_a_result_without_a_new_certificate_ends_it_on_its_day() -> None:
    check(c.decider, given=[issued, extended], when=end, then=[ended])


def test_a_result_ends_it_once() -> None:
    check(c.decider, given=[issued, extended, ended], when=end, then=[])
    check(c.decider, given=[issued, extended, ended], when=replace(end, result_on=LAST_DAY), then=[])


def test_a_result_takes_no_day_of_its_own_term() -> None:
    early = replace(end, result_on=date(2026, 7, 10))
    check(
        c.decider,
        given=[issued, extended],
        when=early,
        then=[replace(ended, result_on=date(2026, 7, 10), valid_until=LAST_DAY)],
    )


@pytest.mark.parametrize(
    ("past", "result"),
    [
        ([issued], end),
        ([issued, extended], replace(end, dossier=UUID(int=9))),
        ([issued, extended], replace(end, result_on=LONGEST)),
        ([issued, extended, superseded], end),
    ],
)
def test_a_result_of_something_else_or_too_late_changes_nothing(
    past: list[c.Event], result: c.EndExtension
) -> None:
    check(c.decider, given=past, when=result, then=[])


def expire_after(day: date) -> c.ExpireCertificate:
    return c.ExpireCertificate(certificate=CERTIFICATE, at=expires_at(day))


def test_it_does_not_expire_on_its_old_last_day() -> None:
    check(c.decider, given=[issued, extended], when=expire_after(LAST_DAY), then=c.StillValid)


@pytest.mark.parametrize(
    ("past", "last"), [([issued, extended], LONGEST), ([issued, extended, ended], AUTUMN)]
)
def test_it_expires_by_the_clock_after_the_last_day_that_it_has(past: list[c.Event], last: date) -> None:
    gone = replace(expired, expired_on=last + timedelta(days=1))
    check(c.decider, given=past, when=expire_after(last), then=[gone])
    early = c.ExpireCertificate(certificate=CERTIFICATE, at=expires_at(last) - timedelta(microseconds=1))
    check(c.decider, given=past, when=early, then=c.StillValid)


ASKED = st.sampled_from(
    [
        extend,
        end,
        replace(end, result_on=LAST_DAY),
        expire_after(LAST_DAY),
        expire_after(AUTUMN),
        expire_after(LONGEST),
    ]
)


@given(st.lists(ASKED, max_size=12))
def test_in_any_order_it_never_ends_before_its_own_term_nor_after_180_days(asked: list[c.Command]) -> None:
    events: list[c.Event] = [issued]
    for command in asked:
        try:
            events += c.decider.decide(command, c.decider.fold(events))
        except Refused:
            continue
    state = c.decider.fold(events)
    assert state is not None
    assert LAST_DAY <= state.last_day <= LONGEST
    ends = [e.expired_on for e in events if isinstance(e, c.CertificateExpired)]
    if state.standing is c.Standing.EXPIRED:
        assert ends[-1] == state.last_day + timedelta(days=1)
