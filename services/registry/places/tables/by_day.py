"""Values beside the days from which they hold, as two arrays of one row; names found by their words."""

import re
from collections.abc import Sequence
from datetime import date

# What has a meaning in a pattern of PostgreSQL.
SIGNS = re.compile(r"[\\%_]")


def entered(
    days: Sequence[date], values: Sequence[str], on: date, value: str
) -> tuple[list[date], list[str]]:
    """With a value from a day on; of one day the last word holds."""
    known = {**dict(zip(days, values, strict=True)), on: value}
    ordered = sorted(known)
    return ordered, [known[day] for day in ordered]


def pattern(words: str) -> str:
    """What `like` finds these words with, in their order."""
    literal = SIGNS.sub(r"\\\g<0>", words).replace(" ", "%")
    return f"%{literal}%"
