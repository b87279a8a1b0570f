"""Working days in Vietnam, and the rounds that QĐ 26/2026 demands of a year."""

from datetime import date

import pytest

from law.calendar import is_working_day, rounds_of, working_day_before, working_day_from
from law.generations import law_named
from law.level import Level

REUNIFICATION_2024 = date(2024, 4, 30)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 6, 10), True),
        (date(2026, 6, 13), False),
        (date(2026, 6, 14), False),
        (REUNIFICATION_2024, False),
        (date(2024, 5, 1), False),
        (date(2024, 9, 2), False),
        (date(2024, 2, 12), False),
        (date(2020, 1, 27), False),
        (date(2023, 5, 3), False),
        (date(2023, 5, 4), True),
    ],
)
def test_weekends_holidays_and_their_substitutes_are_days_off(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("meeting", "days", "latest"),
    [
        (date(2024, 4, 10), 1, date(2024, 4, 9)),
        # Before a Monday lies the Friday.
        (date(2024, 4, 8), 1, date(2024, 4, 5)),
        # 2020: Monday 4 May follows a weekend and two holidays.
        (date(2020, 5, 4), 2, date(2020, 4, 28)),
        (date(2020, 7, 15), 5, date(2020, 7, 8)),
        (date(2020, 7, 15), 0, date(2020, 7, 15)),
    ],
)
def test_so_many_working_days_ahead(meeting: date, days: int, latest: date) -> None:
    assert working_day_before(meeting, days) == latest


def test_a_period_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert working_day_from(date(2026, 6, 13)) == date(2026, 6, 15)
    assert working_day_from(date(2026, 6, 15)) == date(2026, 6, 15)


def test_a_province_has_two_rounds_a_year_each_done_before_its_day() -> None:
    spring, autumn = rounds_of(law_named("R6"), Level.PROVINCE, 2027)
    assert (spring.dossiers_due, spring.results_due) == (date(2027, 4, 29), date(2027, 6, 29))
    assert (autumn.dossiers_due, autumn.results_due) == (date(2027, 10, 29), date(2027, 12, 29))


def test_the_centre_has_its_rounds_after_the_provinces() -> None:
    first, second = rounds_of(law_named("R6"), Level.CENTRAL, 2027)
    assert (first.dossiers_due, first.results_due) == (date(2027, 7, 29), date(2027, 9, 29))
    assert (second.dossiers_due, second.results_due) == (date(2027, 1, 29), date(2027, 3, 29))


@pytest.mark.parametrize(
    ("rules", "level"), [("R4", Level.PROVINCE), ("R5", Level.CENTRAL), ("R6", Level.COMMUNE)]
)
def test_elsewhere_the_offices_choose_their_rounds(rules: str, level: Level) -> None:
    assert rounds_of(law_named(rules), level, 2027) == ()
