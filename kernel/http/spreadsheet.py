"""The same answer as a table that spreadsheets open, where the request prefers text/csv to JSON."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

# Without it Excel takes UTF-8 for an old code page, and Vietnamese for nonsense.
MARK = "\ufeff"
# For a route's `responses={200: {"content": {"text/csv": SPREADSHEET}}}`.
SPREADSHEET = {"schema": {"type": "string"}}


async def _preferred(request: Request) -> bool:
    for named in request.headers.get("accept", "").split(","):
        media = named.partition(";")[0].strip().lower()
        if media in ("text/csv", "application/json", "*/*"):
            return media == "text/csv"
    return False


SpreadsheetDep = Annotated[bool, Depends(_preferred)]


def spreadsheet(header: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """What is null is an empty cell."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows(rows)
    return Response(MARK + written.getvalue(), media_type="text/csv; charset=utf-8")
