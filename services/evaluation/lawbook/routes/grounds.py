"""The grounds of revocation, as the law of each day has them."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel

from kernel.days import local_date
from kernel.http.depends import NowDep
from law.cases.words import Words
from law.grounds import GROUNDS

router = APIRouter(tags=["law"])


class GroundView(BaseModel):
    ground: str
    words: Words
    source: str
    since: date
    until: date | None
    needs_conclusion: bool


@router.get("/grounds")
async def list_grounds(now: NowDep, on: date | None = None) -> list[GroundView]:
    """Lists the grounds of revocation that hold on a day, today unless said otherwise."""
    day = on or local_date(now)
    return [
        GroundView(
            ground=g.id,
            words=Words(vi=g.vi, en=g.en),
            source=g.source,
            since=g.since,
            until=g.until,
            needs_conclusion=g.needs_conclusion,
        )
        for g in GROUNDS
        if g.since <= day and (g.until is None or day < g.until)
    ]
