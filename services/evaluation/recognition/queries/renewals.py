"""Live certificates by the days that they have left, and whether a re-evaluation may be filed today."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

import asyncpg

from kernel.postgres import Reader
from kernel.record import record
from law.expiry_warning import filing_time, filing_window


class Window(StrEnum):
    """The time of filing under QĐ 26/2026, Điều 7.6a; extended is who could not meet it (Điều 12.3)."""

    NOT_YET = "not-yet"
    OPEN = "open"
    CLOSED = "closed"
    EXTENDED = "extended"


@record
class Renewal:
    """`days_left` counts to the last day, which has 0; `warned` are the kinds of warning given."""

    certificate: UUID
    product: UUID
    producer: UUID
    stars: int
    unit: str
    valid_until: date
    days_left: int
    window: Window
    opens: date
    closes: date
    warned: list[str]
    extended_from: date | None


@record
class Wanted:
    """Null asks for all; `today` is a day in Vietnam."""

    unit: str
    today: date
    within_days: int | None = None
    window: Window | None = None
    warned: bool | None = None


LISTED = """
select certificate, product, producer, stars, unit, valid_until, warned, extended_from from certificates
where standing = 'live' and unit in (select units_below($1))
  and ($2::date is null or valid_until >= $2) and ($3::date is null or valid_until <= $3)
  and ($4::bool is null or (extended_from is not null) = $4)
  and ($5::bool is null or (cardinality(warned) > 0) = $5)
  and ($6::date is null or (valid_until, certificate) > ($6, $7))
order by valid_until, certificate limit $8
"""


async def listed(
    db: Reader, wanted: Wanted, after: tuple[date, UUID] | None, limit: int
) -> Sequence[Renewal]:
    """Of producers in the unit and everywhere below it; those that end first come first."""
    first, last = _span(wanted)
    extended = None if wanted.window is None else wanted.window is Window.EXTENDED
    rows = await db.fetch(
        LISTED, wanted.unit, first, last, extended, wanted.warned, *(after or (None, None)), limit
    )
    return [_renewal(row, wanted.today) for row in rows]


def _span(wanted: Wanted) -> tuple[date | None, date | None]:
    """Between which last days lie the certificates that are asked for."""
    first, last = _of_window(wanted.window, wanted.today)
    if wanted.within_days is None:
        return first, last
    within = wanted.today + timedelta(days=wanted.within_days)
    return first, within if last is None else min(last, within)


def _of_window(window: Window | None, today: date) -> tuple[date | None, date | None]:
    time = filing_time(today)
    opening, closing = (today + timedelta(days=days) for days in (time.earliest_days, time.latest_days))
    match window:
        case Window.NOT_YET:
            return opening + timedelta(days=1), None
        case Window.OPEN:
            return closing, opening
        case Window.CLOSED:
            return None, closing - timedelta(days=1)
        case Window.EXTENDED | None:
            return None, None


def _renewal(row: asyncpg.Record, today: date) -> Renewal:
    window = filing_window(row["extended_from"] or row["valid_until"])
    return Renewal(
        **dict(row),
        days_left=(row["valid_until"] - today).days,
        window=_state(row, today),
        opens=window.opens,
        closes=window.closes,
    )


def _state(row: asyncpg.Record, today: date) -> Window:
    window = filing_window(row["valid_until"])
    if row["extended_from"] is not None:
        return Window.EXTENDED
    if today < window.opens:
        return Window.NOT_YET
    return Window.OPEN if today <= window.closes else Window.CLOSED
