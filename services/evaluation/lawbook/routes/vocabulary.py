"""The law's sheets as they can be read: those of a day, and each with its options and gates."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from kernel.days import local_date
from kernel.http.depends import EventsDep, NowDep
from law.cases.law_id import AnyLawId
from law.cases.words import Words, words
from law.generations import InForce, Kind, NoRulesInForce, rules_in_force
from law.wording.sheet import CriteriaSet
from services.evaluation.lawbook.domain.published import sets_of
from services.evaluation.lawbook.queries import on_show
from services.evaluation.lawbook.routes.laws import LawView, law_view
from services.evaluation.lawbook.routes.sheet_view import CriteriaSetView, sheet_view

router = APIRouter(tags=["law"])


class SetLine(BaseModel):
    number: int
    words: Words
    standing: str
    notes: list[Words]
    maximum: int


class SetsView(BaseModel):
    """`law` is null on days when no law was in force; `why` says so. `finish_by` ends judging under it."""

    on: date
    kind: Kind
    law: LawView | None
    why: Words | None
    finish_by: date | None
    sets: list[SetLine]


@router.get("/criteria-sets")
async def list_criteria_sets(now: NowDep, on: date | None = None, kind: Kind = Kind.FIRST) -> SetsView:
    """Gives the law of a dossier filed on a day, today unless said otherwise, and its criteria sets."""
    day = on or local_date(now)
    try:
        return _sets_under(rules_in_force(day, kind), day, kind)
    except NoRulesInForce as none:
        why = Words(vi=none.sentence("vi"), en=none.sentence("en"))
        return SetsView(on=day, kind=kind, law=None, why=why, finish_by=None, sets=[])


@router.get("/criteria-sets/{rules}/{number}")
async def read_criteria_set(
    rules: Annotated[AnyLawId, Path()],
    number: Annotated[int, Path(ge=1, le=26)],
    events: EventsDep,
    pack: Annotated[str | None, Query(pattern="^[0-9a-f]{64}$")] = None,
) -> CriteriaSetView:
    """Shows what a member scores: a score is the points of one option, or 0 for none of them.

    It is shown as the pack in force has it, or the one with the digest `pack`, such as a judging's.
    """
    return sheet_view(rules, await on_show(events, rules, number, pack))


def _sets_under(found: InForce, day: date, kind: Kind) -> SetsView:
    return SetsView(
        on=day,
        kind=kind,
        law=law_view(found.law),
        why=None,
        finish_by=found.finish_by,
        sets=[_line(each) for each in sets_of(found.law)],
    )


def _line(found: CriteriaSet) -> SetLine:
    return SetLine(
        number=found.number,
        words=words(found.label),
        standing=found.standing.value,
        notes=[words(note) for note in found.notes],
        maximum=found.maximum,
    )
