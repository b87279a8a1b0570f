"""What a holder must be told before a certificate ends, and when: by the law of the day of telling."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from kernel.days import start_of
from kernel.record import record
from law.generations import LAWS
from law.provisions import FilingTime, FilingWindow, Law


class WarningKind(StrEnum):
    """A notice that the certificate ends, or that a re-evaluation may be filed from now on."""

    NOTICE = "notice"
    WINDOW = "window"


@record
class Warning:  # noqa: A001  the domain's word
    kind: WarningKind
    law: Law
    due_on: date
    window: FilingWindow | None = None

    @property
    def due(self) -> datetime:
        """The instant in Vietnam at which the day begins."""
        return start_of(self.due_on)


def filing_time(day: date, laws: Sequence[Law] = LAWS) -> FilingTime:
    """Of the law in force on that day, or the next to set one; else of the last that did."""
    setting = [(law.last or date.max, law.filing) for law in laws if law.filing is not None]
    return next((time for last, time in setting if day <= last), setting[-1][1])


def filing_law(last_day: date, laws: Sequence[Law] = LAWS) -> tuple[Law, FilingTime]:
    """The law by whose time the holder files a re-evaluation: the first in force when its window opens."""
    setting = [(law, law.filing) for law in laws if law.filing is not None]
    in_time = ((law, time) for law, time in setting if time.window(last_day).opens <= (law.last or date.max))
    return next(in_time, setting[-1])


def filing_window(last_day: date) -> FilingWindow:
    """QĐ 26/2026/QĐ-TTg, Điều 7.6a: not earlier than 180 and not later than 120 days before the last day."""
    _, time = filing_law(last_day)
    return time.window(last_day)


def warnings_of(last_day: date, laws: Sequence[Law] = LAWS) -> tuple[Warning, ...]:
    """In the order of their days; QĐ 1048 and QĐ 781 ask for none."""
    found = (_notice(last_day, laws), _window(last_day, laws))
    return tuple(warning for warning in found if warning is not None)


def _notice(last_day: date, laws: Sequence[Law]) -> Warning | None:
    """QĐ 148/QĐ-TTg: the issuer warns in writing at least 30 days before expiry, until that decision lapses.

    It was amended by QĐ 1489 and lapses 60 days after QĐ 26/2026 takes effect (its Điều 11.2).
    """
    for law in reversed(laws):
        if law.notice_days is not None:
            on = last_day - timedelta(days=law.notice_days)
            if law.first <= on <= law.lapses:
                return Warning(kind=WarningKind.NOTICE, law=law, due_on=on)
    return None


def _window(last_day: date, laws: Sequence[Law]) -> Warning | None:
    """Of a window that was open already when QĐ 26/2026 took effect, its holder is told on that day."""
    law, time = filing_law(last_day, laws)
    window = time.window(last_day)
    if window.closes < law.first:
        return None
    return Warning(kind=WarningKind.WINDOW, law=law, due_on=max(window.opens, law.first), window=window)
