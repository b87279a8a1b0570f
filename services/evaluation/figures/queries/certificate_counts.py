"""How many certificates were in force on a day: by stars, place, level and criteria set."""

from collections.abc import Sequence
from datetime import date

from kernel.postgres import Reader
from services.evaluation.figures.queries.statistics import Group, Wanted

# A certificate of the years before has no rating, and so neither rules nor a set.
IN_FORCE = """
with counted as (
    select
        case when 'unit' = any($2) then p.placed end as unit,
        case when 'level' = any($2) then c.level end as level,
        case when $2 && array['rules', 'set'] then r.rules end as rules,
        case when 'set' = any($2) then r.criteria_set end as criteria_set,
        case when 'stars' = any($2) then c.stars end as stars,
        count(*)::int as count
    from certificates c
    left join ratings r on r.decision = c.decision and r.product = c.product
    left join units_placed($3) p on 'unit' = any($2) and p.unit = c.unit
    where c.valid_from <= $1 and $1 <= c.valid_until and (c.ended_on is null or $1 < c.ended_on)
      and c.unit in (select units_below($4))
      and ($5::text is null or c.level = $5) and ($6::text is null or r.rules = $6)
      and ($7::int is null or r.criteria_set = $7) and ($8::int is null or c.stars = $8)
    group by 1, 2, 3, 4, 5
)
select c.unit, u.name as unit_name, level, rules, criteria_set, stars, count
from counted c left join authority_units u on u.code = c.unit
order by c.unit, level, rules, criteria_set, stars
limit $9
"""


async def in_force(db: Reader, on: date, wanted: Wanted, limit: int) -> Sequence[Group]:
    """As they are known now: one revoked since, or to be, is in force until the day before."""
    w = wanted
    rows = await db.fetch(
        IN_FORCE,
        on,
        [group.value for group in w.groups],
        w.placed_at,
        w.unit,
        w.level,
        w.rules,
        w.criteria_set,
        w.stars,
        limit,
    )
    return [Group(**dict(row), year=None, kind=None, mean=None) for row in rows]
