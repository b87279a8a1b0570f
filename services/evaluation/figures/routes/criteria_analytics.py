"""Scoring analytics of one criteria set: which gates fail, and what is missing just below a threshold."""

from fractions import Fraction
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel

from kernel.http.ask import Ask
from kernel.http.depends import DbDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from law.cases.law_id import AnyLawId
from law.generations import law_named
from law.level import Level
from law.rating.average import written
from law.rating.rateable import rateable
from law.rating.refusals import SetNotRateable
from law.wording.sheet import CriteriaSet
from services.evaluation.figures.queries import gates as failing
from services.evaluation.figures.queries import near
from services.evaluation.figures.queries.gates import Chosen, GateCount
from services.evaluation.figures.queries.near import NearThreshold, Shortfall
from services.evaluation.figures.queries.spreads import Scope
from services.evaluation.figures.routes.scopes import UnitQuery, YearQuery, reach
from services.evaluation.refusals import NoSuch

router = APIRouter(prefix="/analytics", tags=["analytics"])


class NearView(BaseModel):
    """`share` is that of all ratings, exact; null where there are none."""

    stars: int
    threshold: int
    near: int
    share: str | None
    known: int


class ShortfallView(BaseModel):
    """`missing` are the points that the members' mean lacked, on average over what is near; exact."""

    stars: int
    criterion: str
    below: int
    missing: str


class Deciding(BaseModel):
    """`within` is how many points below a threshold still count as near it."""

    rules: str
    set: int
    ratings: int
    within: int
    gates: list[GateCount]
    thresholds: list[NearView]
    shortfalls: list[ShortfallView]


@router.get("/criteria/{rules}/{number}", dependencies=[fresh("scorings")])
async def analyse_criteria(
    ask: Annotated[Ask, Depends(may("evaluation.analytics.read"))],
    db: DbDep,
    rules: Annotated[AnyLawId, Path()],
    number: Annotated[int, Path(ge=1, le=26)],
    unit: UnitQuery = None,
    level: Level | None = None,
    year: YearQuery = None,
    within: Annotated[int, Query(ge=1, le=20)] = 2,
) -> Deciding:
    """Counts the gates that failed, and what was missing where an average lies just below a threshold."""
    criteria = _criteria(rules, number)
    _, where = await reach(ask, unit)
    scope = Scope(unit=where, level=None if level is None else level.value, year=year)
    chosen = Chosen(scope=scope, rules=rules, criteria_set=number)
    ratings = await failing.rated(db, chosen)
    return Deciding(
        rules=rules,
        set=number,
        ratings=ratings,
        within=within,
        gates=list(await failing.gates(db, chosen)),
        thresholds=[_near(one, ratings) for one in await near.near_thresholds(db, chosen, within)],
        shortfalls=[_shortfall(one) for one in await near.shortfalls(db, chosen, criteria, within)],
    )


def _criteria(rules: str, number: int) -> CriteriaSet:
    """Raises NotFound."""
    try:
        return rateable(law_named(rules), number)
    except (KeyError, SetNotRateable) as unknown:
        raise NoSuch("criteria set", f"{rules}/{number}") from unknown


def _near(one: NearThreshold, ratings: int) -> NearView:
    return NearView(
        stars=one.stars,
        threshold=one.threshold,
        near=one.near,
        share=written(Fraction(one.near, ratings)) if ratings else None,
        known=one.known,
    )


def _shortfall(one: Shortfall) -> ShortfallView:
    return ShortfallView(
        stars=one.stars, criterion=one.criterion, below=one.below, missing=written(one.missing)
    )
