"""Two sheets side by side: what a new law changed for a group of products."""

from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from kernel.http.depends import EventsDep
from law.generations import LAWS, last_change, numbered_alike
from law.wording.difference import MatchedBy, asked, difference
from services.evaluation.lawbook.domain.published import find_law, sets_of
from services.evaluation.lawbook.queries import on_show
from services.evaluation.lawbook.routes.pages.site import CHANGES, PAGES, STANDINGS

router = PAGES.router()

# The last change of the law, for whoever has not chosen yet.
EARLIER, LATER = (law.id for law in last_change())


@router.get("/vocabulary/difference")
async def compared(
    request: Request,
    events: EventsDep,
    from_: Annotated[str, Query(alias="from")] = EARLIER,
    to: str = LATER,
    from_set: int = 1,
    to_set: int = 1,
) -> HTMLResponse:
    before, after = await on_show(events, from_, from_set), await on_show(events, to, to_set)
    found = difference(before, after)
    return PAGES.answer(
        request,
        "difference.html",
        earlier=find_law(from_),
        later=find_law(to),
        before=before,
        after=after,
        found=found,
        by_code=MatchedBy.CODE,
        asked=asked,
        same=[match for match in found.matched if not match.changes],
        changed=[match for match in found.matched if match.changes],
        laws=[law for law in LAWS if sets_of(law)],
        alike=[", ".join(law.id for law in laws) for laws in numbered_alike()],
        changes=CHANGES,
        standings=STANDINGS,
    )
