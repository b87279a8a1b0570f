"""How far apart the members of each council scored, and how often they discussed it and scored again."""

from collections.abc import Sequence
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record


@record
class Scope:
    """`unit` is the council's, with all below it. Without a level all count but a commune's, which advise."""

    unit: str
    level: str | None = None
    year: int | None = None


@record
class SpreadRow:
    """Spreads are in points, between the highest and the lowest total of one product.

    `first_…` when the chair first tried to close scoring, the others when it was closed. A median is
    the least spread that half of the ratings do not exceed, `p90` that nine in ten do not.
    """

    council: UUID
    office: UUID
    unit: str
    level: str
    ratings: int
    first_median: int
    first_p90: int
    first_above_ten: int
    median: int
    p90: int
    above_ten: int
    discussions: int
    sheets: int
    rescored: int


SPREADS = """
select
    council, office, unit, level, count(*)::int as ratings,
    percentile_disc(0.5) within group (order by first_spread) as first_median,
    percentile_disc(0.9) within group (order by first_spread) as first_p90,
    count(*) filter (where first_spread > 10)::int as first_above_ten,
    percentile_disc(0.5) within group (order by spread) as median,
    percentile_disc(0.9) within group (order by spread) as p90,
    count(*) filter (where spread > 10)::int as above_ten,
    sum(discussions)::int as discussions, sum(sheets)::int as sheets, sum(rescored)::int as rescored
from ratings
where stars is not null and unit in (select units_below($1))
  and (level = $2 or $2::text is null and level <> 'commune') and ($3::int is null or year = $3)
  and ($4::uuid is null or council > $4)
group by council, office, unit, level
order by council limit $5
"""


async def spreads(db: Reader, scope: Scope, after: UUID | None, limit: int) -> Sequence[SpreadRow]:
    """Councils that have rated something, in the order of their ids."""
    rows = await db.fetch(SPREADS, scope.unit, scope.level, scope.year, after, limit)
    return [SpreadRow(**dict(row)) for row in rows]
