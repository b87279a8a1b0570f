"""What is going on right now: events by type and province in the last minute, quarter and hour."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from kernel.activity import Active, activity
from kernel.http.depends import DbDep
from kernel.http.person import person
from kernel.http.running import running

router = APIRouter(tags=["activity"])


class EventCount(BaseModel):
    type: str = Field(examples=["ocop.evaluation.v1.CertificateIssued"])
    province: str = Field(description="Its code; empty for the whole country", examples=["38"])
    name: str
    minute: int = Field(ge=0)
    quarter: int = Field(ge=0, description="The last fifteen minutes")
    hour: int = Field(ge=0)


class Activity(BaseModel):
    approximate: bool = Field(default=True, description="Workers count in memory; one that restarts forgets")
    events: list[EventCount]


@router.get("/activity", dependencies=[Depends(person)])
async def count_recent_events(
    request: Request,
    db: DbDep,
    province: Annotated[str | None, Query(max_length=20, description="Only this one, by its code")] = None,
) -> Activity:
    """Counts the events of the last minute, quarter and hour, by their type and province.

    Needs a token but no appointment: it tells how much happens, never what.
    """
    found = await activity(db, running(request).clock())
    return Activity(events=[_lively(a) for a in found if province in (None, a.province)])


def _lively(a: Active) -> EventCount:
    return EventCount(
        type=a.type, province=a.province, name=a.name, minute=a.minute, quarter=a.quarter, hour=a.hour
    )
