"""Who is told before a certificate ends: under QĐ 148 by a notice, under QĐ 26/2026 of the time of filing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.expiry_warning import WarningKind, filing_window, warnings_of
from law.provisions import FilingWindow

NOTICE, WINDOW = WarningKind.NOTICE, WarningKind.WINDOW


def told(last_day: date) -> list[tuple[WarningKind, str, date]]:
    return [(w.kind, w.law.id, w.due_on) for w in warnings_of(last_day)]


@pytest.mark.parametrize(
    ("last_day", "warnings"),
    [
        # QĐ 1048 and QĐ 781 ask for nothing.
        (date(2023, 3, 25), []),
        # QĐ 148 from its first day on: at least 30 days before.
        (date(2023, 3, 26), [(NOTICE, "R4", date(2023, 2, 24))]),
        (date(2025, 7, 31), [(NOTICE, "R4", date(2025, 7, 1))]),
        (date(2025, 8, 4), [(NOTICE, "R4", date(2025, 7, 5))]),
        (date(2025, 8, 5), [(NOTICE, "R5", date(2025, 7, 6))]),
        # It lapses 60 days after QĐ 26/2026 took effect.
        (date(2026, 8, 20), [(NOTICE, "R5", date(2026, 7, 21))]),
        (date(2026, 8, 21), []),
        # The last whose time of filing was over when QĐ 26/2026 took effect, and the first whose was not.
        (date(2026, 9, 18), []),
        (date(2026, 9, 19), [(WINDOW, "R6", date(2026, 5, 22))]),
        (date(2026, 11, 18), [(WINDOW, "R6", date(2026, 5, 22))]),
        (date(2026, 11, 19), [(WINDOW, "R6", date(2026, 5, 23))]),
        (date(2027, 6, 30), [(WINDOW, "R6", date(2027, 1, 1))]),
    ],
)
def test_the_law_of_the_day_of_telling_decides(
    last_day: date, warnings: list[tuple[WarningKind, str, date]]
) -> None:
    assert told(last_day) == warnings


def test_a_reevaluation_is_filed_from_180_to_120_days_before_the_last_day() -> None:
    assert filing_window(date(2027, 6, 30)) == FilingWindow(opens=date(2027, 1, 1), closes=date(2027, 3, 2))


def test_a_warning_falls_due_when_its_day_begins_in_vietnam() -> None:
    [warning] = warnings_of(date(2027, 6, 30))
    assert warning.due == datetime(2026, 12, 31, 17, tzinfo=UTC)


@given(st.dates(date(2018, 1, 1), date(2060, 1, 1)))
def test_a_warning_comes_in_time_and_says_when(last_day: date) -> None:
    for warning in warnings_of(last_day):
        assert warning.law.first <= warning.due_on <= last_day - timedelta(days=30)
        assert (warning.window is None) == (warning.kind is NOTICE)
        if warning.window is not None:
            assert warning.window.opens <= warning.due_on <= warning.window.closes
