"""The law's calendar: working days in Vietnam, and the rounds that a year must have."""

from datetime import date, timedelta
from functools import cache

import holidays

from kernel.record import record
from law.level import Level
from law.provisions import Law

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@record
class RoundOfTheLaw:
    """Dossiers are asked for by `dossiers_due` and judged by `results_due`, both days included."""

    number: int
    dossiers_due: date
    results_due: date


@cache
def _holidays(year: int) -> holidays.HolidayBase:
    """Public holidays with their substitutes; Saturdays worked in exchange are not known beforehand."""
    return holidays.country_holidays("VN", years=year)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def working_day_before(day: date, count: int = 1) -> date:
    """The last day that lies `count` working days before `day`; `day` itself where `count` is 0."""
    while count > 0:
        day -= ONE_DAY
        count -= is_working_day(day)
    return day


def working_day_from(day: date) -> date:
    """`day`, or the working day to which a period that ends on a day off runs (Civil Code 2015, art. 148)."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def rounds_of(law: Law, level: Level, year: int) -> tuple[RoundOfTheLaw, ...]:
    """The rounds whose results fall in that year; none where the law leaves them to the offices."""
    return tuple(
        RoundOfTheLaw(
            number=number,
            dossiers_due=working_day_before(date(year, *each.dossiers)),
            results_due=working_day_before(date(year, *each.results)),
        )
        for number, each in enumerate(law.rounds.get(level, ()), start=1)
    )
