"""Practice: anybody scores a sheet for himself; nothing of it is stored or logged."""

from fastapi import APIRouter

from kernel.http.depends import EventsDep
from law.cases.practice_answer import PracticeAnswer, answered
from law.cases.practice_case import PracticeCase
from law.rating.rateable import rateable_by
from services.evaluation.lawbook.queries import pack_for

router = APIRouter(tags=["law"])


@router.post("/practice")
async def practise_scoring(case: PracticeCase, events: EventsDep) -> PracticeAnswer:
    """Gives the stars that a sheet would have, each gate, and the cheapest improvements to more stars.

    Each rung that a criterion climbs costs 1 unless `costs` says otherwise; a rung is the next higher
    points that it gives, or one more box where boxes add up. Of equally dear ways the one that raises
    fewer criteria counts, then the one with fewer points, then the order of the sheet.
    """
    law = case.law()
    pack = await pack_for(events, law, case.set)
    return answered(case, rateable_by(pack, law, case.set))
