"""How many products earned how many stars: by place, level, year, criteria set and kind."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from fractions import Fraction

import asyncpg

from kernel.postgres import Reader
from kernel.record import record


class Counting(StrEnum):
    """What counts as one.

    `ratings`: every rating ever given. `results`: of each dossier at each level the last one, so that
    what was judged again counts once. `products`: of the results of a product in one year at one level
    the last one. `highest`: of those in one year the one of the highest level that judged.
    """

    RATINGS = "ratings"
    RESULTS = "results"
    PRODUCTS = "products"
    HIGHEST = "highest"


class Grouping(StrEnum):
    """A set is named by its law and its number, so whoever groups by set groups by rules too."""

    UNIT = "unit"
    LEVEL = "level"
    YEAR = "year"
    RULES = "rules"
    SET = "set"
    STARS = "stars"
    KIND = "kind"


@record
class Wanted:
    """`unit` is the producer's, with all below it; `placed_at` the level at which units are grouped.

    A commune's council only advises: its rankings count only where its level is asked for. What is
    null asks for all else.
    """

    unit: str
    placed_at: str
    counting: Counting = Counting.PRODUCTS
    groups: Collection[Grouping] = ()
    level: str | None = None
    year: int | None = None
    rules: str | None = None
    criteria_set: int | None = None
    stars: int | None = None
    kind: str | None = None


@record
class Group:
    """What is not grouped by is null, and so is the unit of what stands under none of that level.

    `mean` is that of the averages, exact; null for certificates, which have none.
    """

    unit: str | None
    unit_name: str | None
    level: str | None
    year: int | None
    rules: str | None
    criteria_set: int | None
    stars: int | None
    kind: str | None
    count: int
    mean: Fraction | None


# Averages are summed apart for each denominator: their sum is exact then, and is made of few fractions.
COUNTED = """
with scoped as (
    select dossier, product, producer_unit, level, year, rules, criteria_set, stars, kind, rated_at, judging,
        average_numerator, average_denominator
    from ratings
    where stars is not null and producer_unit in (select units_below($2))
      and (level = 'commune') = ($3 = 'commune')
),
results as (
    select distinct on (dossier, level) * from scoped
    order by dossier, level, rated_at desc, judging desc
),
products as (
    select distinct on (product, level, year) * from results
    order by product, level, year, rated_at desc, judging desc
),
highest as (
    select distinct on (product, year) * from products
    order by product, year, array_position(array['central', 'province', 'district', 'commune'], level)
),
counted as (
    select * from scoped where $1 = 'ratings'
    union all select * from results where $1 = 'results'
    union all select * from products where $1 = 'products'
    union all select * from highest where $1 = 'highest'
),
parts as (
    select
        case when 'unit' = any($4) then p.placed end as unit,
        case when 'level' = any($4) then c.level end as level,
        case when 'year' = any($4) then c.year end as year,
        case when $4 && array['rules', 'set'] then c.rules end as rules,
        case when 'set' = any($4) then c.criteria_set end as criteria_set,
        case when 'stars' = any($4) then c.stars end as stars,
        case when 'kind' = any($4) then c.kind end as kind,
        average_denominator as denominator, sum(average_numerator) as numerator, count(*) as count
    from counted c left join units_placed($5) p on 'unit' = any($4) and p.unit = c.producer_unit
    where ($3 = '' or c.level = $3) and ($6::int is null or c.year = $6)
      and ($7::text is null or c.rules = $7) and ($8::int is null or c.criteria_set = $8)
      and ($9::int is null or c.stars = $9) and ($10::text is null or c.kind = $10)
    group by 1, 2, 3, 4, 5, 6, 7, 8
)
select
    p.unit, u.name as unit_name, level, year, rules, criteria_set, stars, kind, sum(count)::int as count,
    array_agg(numerator::bigint) as numerators, array_agg(denominator) as denominators
from parts p left join authority_units u on u.code = p.unit
group by p.unit, u.name, level, year, rules, criteria_set, stars, kind
order by p.unit, level, year, rules, criteria_set, stars, kind
limit $11
"""


async def counted(db: Reader, wanted: Wanted, limit: int) -> Sequence[Group]:
    """In the order of their names; without groups one, or none where there is nothing."""
    w = wanted
    rows = await db.fetch(
        COUNTED,
        w.counting.value,
        w.unit,
        w.level or "",
        [group.value for group in w.groups],
        w.placed_at,
        w.year,
        w.rules,
        w.criteria_set,
        w.stars,
        w.kind,
        limit,
    )
    return [_group(row) for row in rows]


def _group(row: asyncpg.Record) -> Group:
    columns = dict(row)
    parts = zip(columns.pop("numerators"), columns.pop("denominators"), strict=True)
    return Group(**columns, mean=sum((Fraction(n, d) for n, d in parts), Fraction(0)) / row["count"])
