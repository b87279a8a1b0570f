"""Reads a list page by page: a bounded number of rows, and a cursor that stands at the last one."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import Depends, Query, Request

from kernel.http.body import Rows
from kernel.http.cursor import Cursors, Place
from kernel.http.running import running

MOST = 200
USUAL = 50
FIRST_ID = UUID(int=0)
FIRST_DAY = (date.min, FIRST_ID)


class Page:
    """Ask the database for `wanted` rows after `after`, in the order of the key, and `answer` with them.

    `after` is None on the first page; else what `key` gave for the last row, with ids and days as text.
    """

    def __init__(self, cursors: Cursors, listing: str, limit: int, cursor: str | None) -> None:
        self._cursors = cursors
        self._listing = listing
        self.limit = limit
        self.wanted = limit + 1
        self.after: Place | None = None if cursor is None else cursors.read(listing, cursor)

    def after_id(self) -> UUID | None:
        """For lists in the order of ids."""
        return None if self.after is None else UUID(str(self.after[0]))

    def after_day(self) -> tuple[date, UUID] | None:
        """For lists in the order of days, and of ids within a day."""
        if self.after is None:
            return None
        day, identity = self.after
        return date.fromisoformat(str(day)), UUID(str(identity))

    def answer[T](
        self, rows: Sequence[T], key: Callable[[T], tuple[str | int | UUID | date, ...]]
    ) -> Rows[T]:
        """At most `limit` of the rows; one row more is what tells that there is a page after this."""
        shown = list(rows[: self.limit])
        if len(rows) <= self.limit:
            return Rows(items=shown)
        place = tuple(v if isinstance(v, str | int) else str(v) for v in key(shown[-1]))
        return Rows(items=shown, next=self._cursors.write(self._listing, place))


async def cursor_page(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=MOST, description="Rows of one page")] = USUAL,
    cursor: Annotated[
        str | None, Query(max_length=2000, description="The page after this place; opaque")
    ] = None,
) -> Page:
    filters = sorted(
        f"{name}={value}"
        for name, value in parse_qsl(request.url.query, keep_blank_values=True)
        if name not in ("limit", "cursor", "min_version")
    )
    return Page(running(request).cursors, "\n".join([request.url.path, *filters]), limit, cursor)


PageDep = Annotated[Page, Depends(cursor_page)]
