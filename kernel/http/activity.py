"""What is going on right now: events by type and province in the last minute, quarter and hour."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from kernel.activity import Active, activity
from kernel.http.depends import DbDep
from kernel.http.running import running

router = APIRouter(tags=["activity"])


class Lively(BaseModel):
    type: str = Field(examples=["ocop.evaluation.v1.CertificateIssued"])
    province: str = Field(description="Its code; empty for the whole country", examples=["38"])
    name: str
    minute: int = Field(ge=0)
    quarter: int = Field(ge=0, description="The last fifteen minutes")
    hour: int = Field(ge=0)


class Activity(BaseModel):
    approximate: bool = Field(default=True, description="Workers count in memory; one that restarts forgets")
    events: list[Lively]


@router.get("/activity")
async def now(
    request: Request,
    db: DbDep,
    province: Annotated[str | None, Query(max_length=20, description="Only this one, by its code")] = None,
) -> Activity:
    """Needs a token but no appointment: it tells how much happens, never what."""
    service = running(request)
    at = service.clock()
    await service.tokens.person(request.headers.get("authorization"), at)
    found = await activity(db, at)
    return Activity(events=[_lively(a) for a in found if province in (None, a.province)])


def _lively(a: Active) -> Lively:
    return Lively(
        type=a.type, province=a.province, name=a.name, minute=a.minute, quarter=a.quarter, hour=a.hour
    )
