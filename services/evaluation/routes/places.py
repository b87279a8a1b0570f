"""Where the last page of a list ended, in the types that its query takes."""

from datetime import date
from uuid import UUID

from kernel.http.page import Page


def id_after(page: Page) -> UUID | None:
    """For lists in the order of ids."""
    return None if page.after is None else UUID(str(page.after[0]))


def day_after(page: Page) -> tuple[date, UUID] | None:
    """For lists in the order of days."""
    if page.after is None:
        return None
    day, identity = page.after
    return date.fromisoformat(str(day)), UUID(str(identity))
