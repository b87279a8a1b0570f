"""Scoring analytics of councils and rounds: how far apart members score, and how averages drift."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from kernel.http.ask import Ask
from kernel.http.body import Rows
from kernel.http.depends import DbDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.page import PageDep
from law.level import Level
from law.rating.average import written
from services.evaluation.figures.queries.drift import RoundScores, drift
from services.evaluation.figures.queries.interval import Interval, of_change, of_mean
from services.evaluation.figures.queries.spreads import Scope, SpreadRow, spreads
from services.evaluation.figures.routes.scopes import (
    RulesQuery,
    SetQuery,
    UnitQuery,
    YearQuery,
    reach,
    require_rules,
)

router = APIRouter(prefix="/analytics", tags=["analytics"])

READS = "evaluation.analytics.read"


class IntervalView(BaseModel):
    """A 95 % interval by Student's t, rounded to two decimals."""

    low: float
    high: float

    @classmethod
    def of(cls, interval: Interval | None) -> Self | None:
        if interval is None:
            return None
        low, high = interval.rounded
        return cls(low=low, high=high)


class RoundView(BaseModel):
    """Of one round and one set, or of all sets where it is null.

    `mean` is exact; `tens` counts ratings by the full tens of their average, 100 with the nineties.
    `change` is from the office's last round before that rated by the same set. An interval is null
    where one of the two rounds has fewer than ten ratings.
    """

    round: UUID
    name: str
    opened_on: date
    rules: str | None
    set: int | None
    ratings: int
    mean: str
    mean_interval: IntervalView | None
    tens: Mapping[int, int]
    changed_since: UUID | None
    change: str | None
    change_interval: IntervalView | None


@router.get("/councils", dependencies=[fresh("ratings")])
async def analyse_councils(
    ask: Annotated[Ask, Depends(may(READS))],
    page: PageDep,
    db: DbDep,
    unit: UnitQuery = None,
    level: Level | None = None,
    year: YearQuery = None,
) -> Rows[SpreadRow]:
    """Gives the points between the highest and the lowest total for each council in reach; no member is
    shown.
    """
    _, where = await reach(ask, unit)
    scope = Scope(unit=where, level=None if level is None else level.value, year=year)
    found = await spreads(db, scope, page.after_id(), page.wanted)
    return page.answer(found, lambda row: (row.council,))


@router.get("/rounds", dependencies=[fresh("ratings")])
async def analyse_rounds(
    ask: Annotated[Ask, Depends(may(READS))],
    db: DbDep,
    office: Annotated[UUID | None, Query(description="The acting one unless said otherwise")] = None,
    rules: RulesQuery = None,
    criteria_set: SetQuery = None,
) -> list[RoundView]:
    """Gives the same of an office in reach, its rounds one after the other."""
    require_rules(rules, criteria_set)
    found = await drift(db, office or ask.office, ask.unit, rules, criteria_set)
    return [_round(scores) for scores in found]


def _round(scores: RoundScores) -> RoundView:
    before, now = scores.before, scores.averages
    return RoundView(
        round=scores.round,
        name=scores.name,
        opened_on=scores.opened_on,
        rules=scores.rules,
        set=scores.criteria_set,
        ratings=now.count,
        mean=written(now.mean),
        mean_interval=IntervalView.of(of_mean(now)),
        tens=dict(sorted(scores.tens.items())),
        changed_since=None if before is None else before.round,
        change=None if before is None else written(now.mean - before.averages.mean),
        change_interval=None if before is None else IntervalView.of(of_change(before.averages, now)),
    )
