"""Where a list starts: behind the last row of the page before, or at the beginning."""

from datetime import date
from uuid import UUID

from kernel.http.page import Page

FIRST = UUID(int=0)


def after_id(page: Page) -> UUID:
    return FIRST if page.after is None else UUID(str(page.after[0]))


def after_day(page: Page) -> tuple[date, UUID]:
    if page.after is None:
        return date.min, FIRST
    day, identity = page.after
    return date.fromisoformat(str(day)), UUID(str(identity))
