"""Which criteria of one set are below their maximum where an average lies just below a threshold of stars."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import asyncpg

from kernel.postgres import Reader
from kernel.record import record
from law.rating.rating import BANDS
from law.wording.sheet import CriteriaSet
from services.evaluation.figures.queries.gates import Chosen


@record
class NearThreshold:
    """`near` are ratings whose average lies below what so many stars ask for, by a few points at the most.

    Of `known` ones the criteria can be told, because the set that they were rated by is at hand.
    """

    stars: int
    threshold: int
    near: int
    known: int


@record
class Shortfall:
    """`below` are ratings near the threshold where the members' mean was less than the criterion gives.

    `points` are those that they lacked there, all `near` ratings together.
    """

    stars: int
    criterion: str
    near: int
    below: int
    points: Fraction

    @property
    def missing(self) -> Fraction:
        """On average over the ratings that are near."""
        return self.points / self.near


NEAR = """
select t.stars, t.threshold, count(r.judging)::int as near, count(s.points)::int as known
from unnest($7::int[], $8::int[]) as t (stars, threshold)
left join ratings r on r.stars is not null and r.rules = $1 and r.criteria_set = $2
  and r.unit in (select units_below($3))
  and (r.level = $4 or $4::text is null and r.level <> 'commune') and ($5::int is null or r.year = $5)
  and r.average_numerator < t.threshold * r.average_denominator
  and r.average_numerator >= (t.threshold - $6::int) * r.average_denominator
left join scorings s using (judging)
group by 1, 2
order by 1
"""
SHORT = """
select
    t.stars, p.place::int as place, r.sheets, count(*)::int as near,
    count(*) filter (where p.points < m.maximum * r.sheets)::int as below,
    sum(m.maximum * r.sheets - p.points)::bigint as missing
from ratings r join scorings s using (judging)
join unnest($7::int[], $8::int[]) as t (stars, threshold)
  on r.average_numerator < t.threshold * r.average_denominator
  and r.average_numerator >= (t.threshold - $6::int) * r.average_denominator
cross join unnest(s.points) with ordinality as p (points, place)
join unnest($9::int[]) with ordinality as m (maximum, place) on m.place = p.place
where r.stars is not null and r.rules = $1 and r.criteria_set = $2 and r.unit in (select units_below($3))
  and (r.level = $4 or $4::text is null and r.level <> 'commune') and ($5::int is null or r.year = $5)
group by 1, 2, 3
order by 1, 2, 3
"""
STARS, THRESHOLDS = [stars for stars, _ in BANDS], [least for _, least in BANDS]


async def near_thresholds(db: Reader, chosen: Chosen, within: int) -> Sequence[NearThreshold]:
    rows = await db.fetch(NEAR, *chosen.values, within, STARS, THRESHOLDS)
    return [NearThreshold(**dict(row)) for row in rows]


async def shortfalls(db: Reader, chosen: Chosen, criteria: CriteriaSet, within: int) -> Sequence[Shortfall]:
    """By stars; the criteria that were most often below their maximum first."""
    codes = [criterion.code for criterion in criteria.criteria]
    maxima = [criterion.maximum for criterion in criteria.criteria]
    found: dict[tuple[int, int], Shortfall] = {}
    for row in await db.fetch(SHORT, *chosen.values, within, STARS, THRESHOLDS, maxima):
        stars: int = row["stars"]
        place: int = row["place"]
        found[stars, place] = _with(found.get((stars, place)) or _nothing(stars, codes[place - 1]), row)
    return sorted(found.values(), key=lambda one: (one.stars, -one.below))


def _nothing(stars: int, criterion: str) -> Shortfall:
    return Shortfall(stars=stars, criterion=criterion, near=0, below=0, points=Fraction(0))


def _with(before: Shortfall, row: asyncpg.Record) -> Shortfall:
    return replace(
        before,
        near=before.near + row["near"],
        below=before.below + row["below"],
        points=before.points + Fraction(row["missing"], row["sheets"]),
    )
