"""Statistics: how many products earned how many stars, and how many certificates are in force on a day."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response

from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.depends import DbDep, NowDep
from kernel.http.fresh import fresh
from kernel.http.may import may
from kernel.http.spreadsheet import SPREADSHEET, SpreadsheetDep
from law.generations import Kind
from law.level import Level
from services.evaluation.figures.queries.certificate_counts import in_force
from services.evaluation.figures.queries.statistics import Counting, Grouping, Wanted, counted
from services.evaluation.figures.routes.counts import MOST, Statistics, as_table, lines_of
from services.evaluation.figures.routes.scopes import (
    RulesQuery,
    SetQuery,
    StarsQuery,
    UnitQuery,
    YearQuery,
    reach,
    require_rules,
)

router = APIRouter(prefix="/statistics", tags=["statistics"])

PlacedAt = Annotated[
    Literal["province", "district", "commune"], Query(description="The level at which units are grouped")
]
Language = Annotated[Literal["vi", "en"], Query(description="Of a spreadsheet's headers")]
REPEATED = Query(description="Say it again for each")


async def _wanted(
    ask: Annotated[Ask, Depends(may("evaluation.read"))],
    unit: UnitQuery = None,
    unit_level: PlacedAt = "province",
    level: Level | None = None,
    rules: RulesQuery = None,
    criteria_set: SetQuery = None,
    stars: StarsQuery = None,
) -> Wanted:
    """Raises SetWithoutRules, OutOfScope, UnknownUnit."""
    require_rules(rules, criteria_set)
    _, where = await reach(ask, unit)
    return Wanted(
        unit=where,
        placed_at=unit_level,
        level=None if level is None else level.value,
        rules=rules,
        criteria_set=criteria_set,
        stars=stars,
    )


WantedDep = Annotated[Wanted, Depends(_wanted)]


@router.get(
    "/ratings",
    dependencies=[fresh("ratings")],
    response_model=Statistics,
    responses={200: {"content": {"text/csv": SPREADSHEET}}},
)
async def count_ratings(
    wanted: WantedDep,
    db: DbDep,
    as_spreadsheet: SpreadsheetDep,
    group_by: Annotated[frozenset[Grouping], REPEATED] = frozenset(),
    counting: Counting = Counting.PRODUCTS,
    year: YearQuery = None,
    kind: Kind | None = None,
    lang: Language = "vi",
) -> Statistics | Response:
    """Ratings of producers in the acting unit, or the one asked for, and everything below it.

    `counting` tells what counts as one: `ratings` every one ever given; `results` the last of each
    dossier at each level; `products` (the usual) of those the last of each product in a year at a
    level; `highest` of those in a year the one of the highest level that judged. Filters choose among
    what counts. A commune only advises: its rankings count only with `level=commune`.
    """
    asked = replace(
        wanted,
        counting=counting,
        groups=group_by,
        year=year,
        kind=None if kind is None else kind.value,
    )
    lines = lines_of(await counted(db, asked, MOST + 1))
    if as_spreadsheet:
        return as_table(lines, lang)
    return Statistics(counting=counting, lines=lines)


@router.get(
    "/certificates",
    dependencies=[fresh("certificates")],
    response_model=Statistics,
    responses={200: {"content": {"text/csv": SPREADSHEET}}},
)
async def count_certificates(
    wanted: WantedDep,
    db: DbDep,
    now: NowDep,
    as_spreadsheet: SpreadsheetDep,
    group_by: Annotated[frozenset[Literal["unit", "level", "rules", "set", "stars"]], REPEATED] = frozenset(),
    on: date | None = None,
    lang: Language = "vi",
) -> Statistics | Response:
    """Certificates in force on a day, today unless said otherwise, as far as is known now.

    `level` is that of who issued it. Papers of the years before have neither rules nor a set.
    """
    day = on or local_date(now)
    asked = replace(wanted, groups=[Grouping(group) for group in group_by])
    lines = lines_of(await in_force(db, day, asked, MOST + 1))
    if as_spreadsheet:
        return as_table(lines, lang)
    return Statistics(on=day, lines=lines)
