"""Where members score above or below the others of their councils, and how often one sheet moves stars."""

from collections.abc import Sequence
from fractions import Fraction
from uuid import UUID

import asyncpg

from kernel.postgres import Reader
from kernel.record import record
from services.evaluation.figures.domain import Moments
from services.evaluation.figures.queries.spreads import Scope


@record
class Leaning:
    """`deviations` are a member's totals less the mean of the others, product by product.

    Of `tried` sheets, `moved` are those without which the others would have given other stars.
    """

    member: str
    councils: tuple[UUID, ...]
    deviations: Moments
    tried: int
    moved: int


# Sheets are summed apart by how many there were: the sums of whole numbers are exact.
LEANINGS = """
select
    d.member, r.sheets, count(*)::int as count, sum(d.deviation)::bigint as total,
    sum(d.deviation::bigint * d.deviation)::bigint as squares, count(d.without)::int as tried,
    count(*) filter (where d.without <> r.stars)::int as moved, array_agg(distinct r.council) as councils
from ratings r join scorings s using (judging)
cross join unnest(s.members, s.deviations, s.stars_without) as d (member, deviation, without)
where r.stars is not null and r.sheets > 1 and r.unit in (select units_below($1))
  and (r.level = $2 or $2::text is null and r.level <> 'commune') and ($3::int is null or r.year = $3)
group by d.member, r.sheets
order by d.member
"""


async def leanings(db: Reader, scope: Scope) -> Sequence[Leaning]:
    """Of every member who scored with others, in the order of their ids."""
    found: dict[str, Leaning] = {}
    for row in await db.fetch(LEANINGS, scope.unit, scope.level, scope.year):
        before = found.get(row["member"]) or _nothing(row["member"])
        found[before.member] = _with(before, row)
    return list(found.values())


def _nothing(member: str) -> Leaning:
    return Leaning(member=member, councils=(), deviations=Moments(), tried=0, moved=0)


def _with(before: Leaning, row: asyncpg.Record) -> Leaning:
    part = row["sheets"] - 1
    return Leaning(
        member=before.member,
        councils=tuple(sorted({*before.councils, *row["councils"]})),
        deviations=before.deviations.plus(
            row["count"], Fraction(row["total"], part), Fraction(row["squares"], part * part)
        ),
        tried=before.tried + row["tried"],
        moved=before.moved + row["moved"],
    )
