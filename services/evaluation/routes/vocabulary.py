"""The law as it can be read: criteria sets with their options and gates, and grounds of revocation."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel

from kernel.clock import local_date
from kernel.http.depends import NowDep
from services.evaluation.domain.grounds import GROUNDS
from services.evaluation.domain.refusals import NoSuch, SetsNotLoaded
from services.evaluation.rules.law import law_named
from services.evaluation.rules.rateable import loaded, rateable
from services.evaluation.rules.refusals import SetNotRateable
from services.evaluation.rules.sheet import Criterion, KnockOut, Label

router = APIRouter(tags=["law"])


class Words(BaseModel):
    vi: str
    en: str


class OptionView(BaseModel):
    points: int
    words: Words
    stars: int | None
    case: Words | None


class CriterionView(BaseModel):
    """An option's `stars` mark the least that so many stars ask for; on the criterion: any above 0.

    Of an `additive` criterion all options that hold count together.
    """

    code: str
    words: Words
    options: list[OptionView]
    stars: int | None
    needs: str | None
    additive: bool
    notes: list[Words]


class KnockOutView(BaseModel):
    ground: str
    criterion: str | None
    words: Words


class CriteriaSetView(BaseModel):
    rules: str
    pack: str
    number: int
    words: Words
    standing: str
    notes: list[Words]
    criteria: list[CriterionView]
    knock_outs: list[KnockOutView]


class GroundView(BaseModel):
    ground: str
    words: Words
    source: str
    since: date
    until: date | None
    needs_conclusion: bool


@router.get("/criteria-sets/{rules}/{number}")
async def criteria_set(
    rules: Annotated[str, Path(pattern="^R[1-9][0-9]?$", examples=["R4"])],
    number: Annotated[int, Path(ge=1, le=26)],
) -> CriteriaSetView:
    """What a member scores: a score is the points of one option, or 0 for none of them."""
    try:
        law = law_named(rules)
    except KeyError as unknown:
        raise NoSuch("law", rules) from unknown
    if not loaded(law):
        raise SetsNotLoaded(law.id, law.source)
    try:
        found = rateable(law, number)
    except SetNotRateable as unrateable:
        raise NoSuch("criteria set", f"{rules}/{number}") from unrateable
    return CriteriaSetView(
        rules=rules,
        pack=found.pack,
        number=number,
        words=_words(found.label),
        standing=found.standing.value,
        notes=[_words(note) for note in found.notes],
        criteria=[_criterion(criterion) for criterion in found.criteria],
        knock_outs=[_knock_out(ground) for ground in found.knock_outs],
    )


@router.get("/grounds")
async def grounds(now: NowDep, on: date | None = None) -> list[GroundView]:
    """The grounds of revocation that hold on a day, today unless said otherwise."""
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


def _words(label: Label) -> Words:
    return Words(vi=label.vi, en=label.en)


def _criterion(criterion: Criterion) -> CriterionView:
    return CriterionView(
        code=criterion.code,
        words=_words(criterion.label),
        options=[
            OptionView(
                points=o.points,
                words=_words(o.label),
                stars=o.stars,
                case=None if o.case is None else _words(o.case),
            )
            for o in criterion.options
        ],
        stars=criterion.stars,
        needs=criterion.needs,
        additive=criterion.additive,
        notes=[_words(note) for note in criterion.notes],
    )


def _knock_out(ground: KnockOut) -> KnockOutView:
    return KnockOutView(ground=ground.ground, criterion=ground.criterion, words=_words(ground.label))
