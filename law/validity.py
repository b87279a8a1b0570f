"""When a certificate ends: so many months from its issue, with the end of the last day in Vietnam."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from kernel.days import start_of
from law.generations import months_from


def valid_until(valid_from: date) -> date:
    """The last day on which it is valid; QĐ 1048/2019, QĐ 148/2023 and QĐ 26/2026 all give 36 months.

    Issued on 2024-03-15 it is valid until 2027-03-14. Where the last month lacks the day, the
    period ends with that month (Civil Code 2015, art. 148).
    """
    months = months_from(valid_from) + valid_from.month - 1
    year, month = valid_from.year + months // 12, months % 12 + 1
    last = monthrange(year, month)[1]
    if valid_from.day > last:
        return date(year, month, last)
    return date(year, month, valid_from.day) - timedelta(days=1)


def expires_at(last_day: date) -> datetime:
    """The instant at which a certificate valid until `last_day` expires: 00:00 in Vietnam of the next day."""
    return start_of(last_day + timedelta(days=1))
