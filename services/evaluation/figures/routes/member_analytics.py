"""Scoring analytics of members: under pseudonyms, and by their ids only for whoever answers for that."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from kernel.http.ask import Ask
from kernel.http.depends import DbDep, PseudonymsDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from law.level import Level
from law.rating.average import written
from services.evaluation.figures.queries.interval import FEWEST, of_mean
from services.evaluation.figures.queries.leanings import Leaning, leanings
from services.evaluation.figures.queries.spreads import Scope
from services.evaluation.figures.routes.analytics import IntervalView
from services.evaluation.figures.routes.scopes import UnitQuery, reach

router = APIRouter(prefix="/analytics/members", tags=["analytics"])

log = structlog.get_logger("ocop.analytics")
BY_CHANCE = Fraction(5, 100)
NOTE_VI = (
    "Khoảng tin cậy 95 %: chỉ do ngẫu nhiên, khoảng 5 % số thành viên được so sánh cũng nằm ngoài. "
    "Chênh lệch chỉ là con số, không phải là kết luận về thành viên."
)
NOTE_EN = (
    "95 % intervals: by chance alone about 5 % of the members compared lie outside. "
    "A deviation is a number and no finding about a member."
)

YearOf = Annotated[int, Query(ge=2018, le=2200, description="Of the ratings, in Vietnam")]


class LeaningView(BaseModel):
    """How a member's totals differ from the mean of the others who scored the same products.

    `mean` is exact, in points. With fewer than ten sheets there is no interval: they are too few. Of
    `tried` sheets, `moved` are those without which the others would have given other stars.
    """

    sheets: int
    councils: int
    mean: str
    interval: IntervalView | None
    too_few: bool
    tried: int
    moved: int


class MaskedView(BaseModel):
    """The pseudonym is the same for one reading office and one year, and another for any other."""

    pseudonym: str
    scoring: LeaningView


class UnmaskedView(BaseModel):
    member: str
    council_ids: list[UUID]
    scoring: LeaningView


class Members[V: BaseModel](BaseModel):
    """`compared` members have an interval, `outside` of these it does not hold 0.

    `expected_by_chance` is how many that would be if nobody differed from the others.
    """

    year: int
    compared: int
    too_few: int
    outside: int
    expected_by_chance: Annotated[str, Field(examples=["5.25"])]
    note_vi: str = NOTE_VI
    note_en: str = NOTE_EN
    members: list[V]


@router.get("", dependencies=[fresh("scorings")])
async def analyse_members(
    ask: Annotated[Ask, Depends(may("evaluation.analytics.members"))],
    db: DbDep,
    pseudonyms: PseudonymsDep,
    year: YearOf,
    unit: UnitQuery = None,
    level: Level | None = None,
) -> Members[MaskedView]:
    """Compares how members of councils in reach score, in the order of their pseudonyms."""
    ask, scope = await _scope(ask, unit, level, year)
    found = await leanings(db, scope)
    members = [
        MaskedView(pseudonym=pseudonyms.of(one.member, ask.office, year), scoring=_scoring(one))
        for one in found
    ]
    return _members(found, year, sorted(members, key=lambda one: one.pseudonym))


@router.get("/unmasked", dependencies=[fresh("scorings")])
async def analyse_named_members(
    ask: Annotated[Ask, Depends(may("evaluation.analytics.unmask"))],
    db: DbDep,
    year: YearOf,
    unit: UnitQuery = None,
    level: Level | None = None,
) -> Members[UnmaskedView]:
    """Compares how members score under their own ids.

    That it was read, and under which appointment, is logged.
    """
    ask, scope = await _scope(ask, unit, level, year)
    found = await leanings(db, scope)
    log.info(
        "members' deviations were read by id",
        action=ask.action,
        id=str(ask.acting.appointment),
        count=len(found),
    )
    members = [
        UnmaskedView(member=one.member, council_ids=list(one.councils), scoring=_scoring(one))
        for one in found
    ]
    return _members(found, year, members)


async def _scope(ask: Ask, unit: str | None, level: Level | None, year: int) -> tuple[Ask, Scope]:
    """Raises OutOfScope, UnknownUnit."""
    ask, where = await reach(ask, unit)
    return ask, Scope(unit=where, level=None if level is None else level.value, year=year)


def _scoring(one: Leaning) -> LeaningView:
    return LeaningView(
        sheets=one.deviations.count,
        councils=len(one.councils),
        mean=written(one.deviations.mean),
        interval=IntervalView.of(of_mean(one.deviations)),
        too_few=one.deviations.count < FEWEST,
        tried=one.tried,
        moved=one.moved,
    )


def _members[V: BaseModel](found: Sequence[Leaning], year: int, members: list[V]) -> Members[V]:
    intervals = [interval for one in found if (interval := of_mean(one.deviations)) is not None]
    return Members(
        year=year,
        compared=len(intervals),
        too_few=len(found) - len(intervals),
        outside=sum(not interval.holds(0) for interval in intervals),
        expected_by_chance=written(len(intervals) * BY_CHANCE),
        members=members,
    )
