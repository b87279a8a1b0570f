"""A day in Vietnam begins seven hours before it does in UTC."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.days import local_date, start_of


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 5, 21, 16, 59, 59, 999_999, tzinfo=UTC), date(2026, 5, 21)),
        (datetime(2026, 5, 21, 17, tzinfo=UTC), date(2026, 5, 22)),
    ],
)
def test_the_day_changes_at_five_in_the_afternoon_of_utc(instant: datetime, day: date) -> None:
    assert local_date(instant) == day


@given(st.dates(date(2018, 1, 1), date(2100, 1, 1)))
def test_a_day_begins_with_its_first_instant(day: date) -> None:
    begins = start_of(day)
    assert local_date(begins) == day
    assert local_date(begins - timedelta(microseconds=1)) == day - timedelta(days=1)
