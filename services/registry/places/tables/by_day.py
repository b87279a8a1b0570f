"""Values beside the days from which they hold, as two arrays of one row."""

from collections.abc import Sequence
from datetime import date


def entered(
    days: Sequence[date], values: Sequence[str], on: date, value: str
) -> tuple[list[date], list[str]]:
    """With a value from a day on; of one day the last word holds."""
    known = {**dict(zip(days, values, strict=True)), on: value}
    ordered = sorted(known)
    return ordered, [known[day] for day in ordered]
