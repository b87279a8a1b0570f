"""The law's days are days in Vietnam: which day an instant falls on, and when a day begins."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def local_date(instant: datetime) -> date:
    """The day in Vietnam on which an aware instant falls."""
    return instant.astimezone(HANOI).date()


def start_of(day: date) -> datetime:
    """The instant, in UTC, at which a day begins in Vietnam."""
    return datetime.combine(day, time.min, tzinfo=HANOI).astimezone(UTC)
