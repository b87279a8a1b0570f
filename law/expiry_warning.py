"""What a holder must be told before a certificate ends, and when: by the law of the day of telling."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from kernel.record import record
from law.generations import Law, law_named
from law.validity import starts_at

NOTICE_DAYS = 30
OPENS_DAYS, CLOSES_DAYS = 180, 120
R4, R5, R6 = map(law_named, ("R4", "R5", "R6"))
# QĐ 148 was amended by QĐ 1489 and lapses 60 days after QĐ 26/2026 takes effect (its Điều 11.2).
NOTICE_LAPSES = R5.finish_first_by


class WarningKind(StrEnum):
    """A notice that the certificate ends, or that a re-evaluation may be filed from now on."""

    NOTICE = "notice"
    WINDOW = "window"


@record
class FilingWindow:
    """Days on which a re-evaluation may be filed, the first and the last."""

    opens: date
    closes: date


@record
class Warning:  # noqa: A001  the domain's word
    kind: WarningKind
    law: Law
    due_on: date
    window: FilingWindow | None = None

    @property
    def due(self) -> datetime:
        """The instant in Vietnam at which the day begins."""
        return starts_at(self.due_on)


def filing_window(last_day: date) -> FilingWindow:
    """QĐ 26/2026/QĐ-TTg, Điều 7.6a: not earlier than 180 and not later than 120 days before the last day."""
    return FilingWindow(
        opens=last_day - timedelta(days=OPENS_DAYS), closes=last_day - timedelta(days=CLOSES_DAYS)
    )


def warnings_of(last_day: date) -> tuple[Warning, ...]:
    """In the order of their days; QĐ 1048 and QĐ 781 ask for none."""
    found = (_notice(last_day), _window(last_day))
    return tuple(warning for warning in found if warning is not None)


def _notice(last_day: date) -> Warning | None:
    """QĐ 148/QĐ-TTg: the issuer warns in writing at least 30 days before expiry."""
    on = last_day - timedelta(days=NOTICE_DAYS)
    if NOTICE_LAPSES is None or not R4.first <= on <= NOTICE_LAPSES:
        return None
    return Warning(kind=WarningKind.NOTICE, law=R4 if on < R5.first else R5, due_on=on)


def _window(last_day: date) -> Warning | None:
    """Of a window that was open already when QĐ 26/2026 took effect, its holder is told on that day."""
    window = filing_window(last_day)
    if window.closes < R6.first:
        return None
    return Warning(kind=WarningKind.WINDOW, law=R6, due_on=max(window.opens, R6.first), window=window)
