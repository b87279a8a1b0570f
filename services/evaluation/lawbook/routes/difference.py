"""What changed between two sheets of two laws."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from kernel.http.depends import EventsDep
from kernel.http.problem import MEDIA
from law.cases.law_id import LawId
from law.cases.words import Words, words
from law.wording.difference import Change, Match, MatchedBy, PartTotals, difference
from law.wording.sheet import CriteriaSet, Criterion, Part, gates_of
from services.evaluation.lawbook.queries import on_show
from services.evaluation.lawbook.routes.sheet_view import GateView, gate_view

router = APIRouter(tags=["law"])

type SetNumber = Annotated[int, Query(ge=1, le=26)]
NOT_THERE = {
    "description": "Not found",
    "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class ComparedSet(BaseModel):
    rules: str
    pack: str
    number: int
    words: Words
    standing: str
    maximum: int


class ComparedCriterion(BaseModel):
    code: str
    name: str
    words: Words
    maximum: int
    points: list[int]
    gates: list[GateView]


class MatchView(BaseModel):
    """`by` name it is the same criterion of the vocabulary; by code it merely stands at the same place."""

    by: MatchedBy
    changes: list[Change]
    before: ComparedCriterion
    after: ComparedCriterion


class PartTotal(BaseModel):
    maximum: int
    total: int


class PartTotalsView(BaseModel):
    letter: str
    before: PartTotal | None
    after: PartTotal | None


class DifferenceView(BaseModel):
    """`matched` and `added` in the order of the later sheet, `gone` in that of the earlier one."""

    before: ComparedSet
    after: ComparedSet
    parts: list[PartTotalsView]
    matched: list[MatchView]
    added: list[ComparedCriterion]
    gone: list[ComparedCriterion]


@router.get("/criteria-sets/difference", responses={404: NOT_THERE})
async def compare_criteria_sets(
    earlier: Annotated[LawId, Query(alias="from")],
    later: Annotated[LawId, Query(alias="to")],
    from_set: SetNumber,
    to_set: SetNumber,
    events: EventsDep,
) -> DifferenceView:
    """Compares a set under two laws.

    R2 and R3 number the sets otherwise than R4 to R6, so both numbers are given.
    """
    before, after = await on_show(events, earlier, from_set), await on_show(events, later, to_set)
    found = difference(before, after)
    return DifferenceView(
        before=_set(earlier, before),
        after=_set(later, after),
        parts=[_parts(totals) for totals in found.parts],
        matched=[_match(match) for match in found.matched],
        added=[_criterion(criterion) for criterion in found.added],
        gone=[_criterion(criterion) for criterion in found.gone],
    )


def _set(rules: str, found: CriteriaSet) -> ComparedSet:
    return ComparedSet(
        rules=rules,
        pack=found.pack,
        number=found.number,
        words=words(found.label),
        standing=found.standing.value,
        maximum=found.maximum,
    )


def _match(found: Match) -> MatchView:
    return MatchView(
        by=found.by,
        changes=list(found.changes),
        before=_criterion(found.before),
        after=_criterion(found.after),
    )


def _criterion(criterion: Criterion) -> ComparedCriterion:
    return ComparedCriterion(
        code=criterion.code,
        name=criterion.name,
        words=words(criterion.label),
        maximum=criterion.maximum,
        points=[option.points for option in criterion.options],
        gates=[gate_view(gate) for gate in gates_of(criterion)],
    )


def _parts(totals: PartTotals) -> PartTotalsView:
    return PartTotalsView(letter=totals.letter, before=_total(totals.before), after=_total(totals.after))


def _total(part: Part | None) -> PartTotal | None:
    return None if part is None else PartTotal(maximum=part.maximum, total=part.total)
