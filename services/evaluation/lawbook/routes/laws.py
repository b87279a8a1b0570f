"""The generations of the law: their days, who certifies what under each, and what was between them."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel

from law.generations import LAWS, gaps
from law.level import Level
from law.provisions import Duty, Kind, Law

router = APIRouter(tags=["law"])


class DutyView(BaseModel):
    """From `sends_up_from` points a dossier goes to the level above; null where none does or is known."""

    level: Level
    certifies: list[int]
    sends_up_from: int | None


class LawView(BaseModel):
    """In force for dossiers filed from `first` to `last`; null while it lasts.

    A dossier filed under it must be finished by the days given here, where a later law says so.
    `pack` names its criteria sets, null where it has no national ones.
    """

    id: str
    source: str
    first: date
    last: date | None
    pack: str | None
    certificate_months: int | None
    duties: list[DutyView]
    finish_first_by: date | None
    finish_reevaluation_by: date | None


class GapView(BaseModel):
    first: date
    last: date


class LawsView(BaseModel):
    """`gaps` are days on which nothing could be filed, because no law was in force."""

    laws: list[LawView]
    gaps: list[GapView]


@router.get("/laws")
async def list_laws() -> LawsView:
    """Lists the laws R1 to R6 with their days and rules; the law of a dossier is that of its filing day."""
    return LawsView(
        laws=[law_view(law) for law in LAWS],
        gaps=[GapView(first=first, last=last) for first, last in gaps()],
    )


def law_view(law: Law) -> LawView:
    return LawView(
        id=law.id,
        source=law.source,
        first=law.first,
        last=law.last,
        pack=law.pack,
        certificate_months=law.certificate_months,
        duties=[duty_view(duty) for duty in law.duties],
        finish_first_by=law.finish_by(Kind.FIRST),
        finish_reevaluation_by=law.finish_by(Kind.REEVALUATION),
    )


def duty_view(duty: Duty) -> DutyView:
    return DutyView(level=duty.level, certifies=sorted(duty.certifies), sends_up_from=duty.sends_up_from)
