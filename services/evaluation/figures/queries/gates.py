"""Which gates of one criteria set fail, and which of them decide the stars."""

from collections.abc import Sequence

from kernel.postgres import Reader
from kernel.record import record
from services.evaluation.figures.queries.spreads import Scope


@record
class Chosen:
    """The ratings by one set of one law, in a scope."""

    scope: Scope
    rules: str
    criteria_set: int

    @property
    def values(self) -> tuple[str, int, str, str | None, int | None]:
        """As the queries take them."""
        return self.rules, self.criteria_set, self.scope.unit, self.scope.level, self.scope.year


@record
class GateCount:
    """`asked` are ratings whose points would have allowed so many stars, `failed` those that it failed.

    Of these `decided` got just one star less than it stands for, so that no lower gate held them back;
    and in `alone` no other gate of the same stars failed, so that this one took the star by itself.
    """

    stars: int
    criterion: str
    asked: int
    failed: int
    decided: int
    alone: int


RATED = """
select count(*) from ratings
where stars is not null and rules = $1 and criteria_set = $2 and unit in (select units_below($3))
  and (level = $4 or $4::text is null and level <> 'commune') and ($5::int is null or year = $5)
"""
GATES = """
with chosen as (
    select stars, band, failed_gates from ratings
    where stars is not null and rules = $1 and criteria_set = $2 and unit in (select units_below($3))
      and (level = $4 or $4::text is null and level <> 'commune') and ($5::int is null or year = $5)
),
failures as (
    select c.stars, gate, split_part(gate, '/', 1)::int as least, (
        select count(*) from unnest(c.failed_gates) as other
        where split_part(other, '/', 1) = split_part(gate, '/', 1)
    ) as together
    from chosen c cross join unnest(c.failed_gates) as gate
)
select
    least as stars, split_part(gate, '/', 2) as criterion,
    (select count(*) from chosen where band >= least)::int as asked, count(*)::int as failed,
    count(*) filter (where stars = least - 1)::int as decided,
    count(*) filter (where stars = least - 1 and together = 1)::int as alone
from failures
group by least, gate
order by least, failed desc, gate
"""


async def rated(db: Reader, chosen: Chosen) -> int:
    return int(await db.fetchval(RATED, *chosen.values))


async def gates(db: Reader, chosen: Chosen) -> Sequence[GateCount]:
    """Those that have failed, by stars; those that failed most often first."""
    return [GateCount(**dict(row)) for row in await db.fetch(GATES, *chosen.values)]
