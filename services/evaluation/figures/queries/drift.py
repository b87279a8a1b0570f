"""How the averages of one office's rounds moved from round to round, set by set."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import asyncpg

from kernel.postgres import Reader
from kernel.record import record
from services.evaluation.figures.domain import Moments


@record
class RoundScores:
    """`tens` are ratings by the full tens of their average, 100 counting with the nineties.

    Without rules and a set it is all sets together, where a change may also be one of what was judged.
    `before` is the office's last round before that rated by the same set.
    """

    round: UUID
    name: str
    opened_on: date
    rules: str | None
    criteria_set: int | None
    averages: Moments
    tens: Mapping[int, int]
    before: "RoundScores | None" = None


AVERAGES = """
select
    r.round, o.name, o.opened_on, r.rules, r.criteria_set, r.average_denominator as denominator,
    least(r.average_numerator / (r.average_denominator * 10), 9) as tens, count(*)::int as count,
    sum(r.average_numerator)::bigint as total,
    sum(r.average_numerator::bigint * r.average_numerator)::bigint as squares
from ratings r join rounds o using (round)
where r.stars is not null and r.office = $1 and r.unit in (select units_below($2))
  and ($3::text is null or r.rules = $3) and ($4::int is null or r.criteria_set = $4)
group by 1, 2, 3, 4, 5, 6, 7
order by o.opened_on, r.round, r.rules, r.criteria_set, denominator, tens
"""

type Key = tuple[UUID, str | None, int | None]


async def drift(
    db: Reader, office: UUID, unit: str, rules: str | None, criteria_set: int | None
) -> Sequence[RoundScores]:
    """Rounds in the order of their opening, in each all sets together and then one by one."""
    found: dict[Key, RoundScores] = {}
    for row in await db.fetch(AVERAGES, office, unit, rules, criteria_set):
        for key in ((row["round"], None, None), (row["round"], row["rules"], row["criteria_set"])):
            found[key] = _with(found.get(key) or _nothing(key, row), row)
    return list(_one_after_the_other(found.values()))


def _one_after_the_other(scores: Iterable[RoundScores]) -> Iterator[RoundScores]:
    last: dict[tuple[str | None, int | None], RoundScores] = {}
    for one in scores:
        of = one.rules, one.criteria_set
        yield replace(one, before=last.get(of))
        last[of] = one


def _nothing(key: Key, row: asyncpg.Record) -> RoundScores:
    identity, rules, criteria_set = key
    return RoundScores(
        round=identity,
        name=row["name"],
        opened_on=row["opened_on"],
        rules=rules,
        criteria_set=criteria_set,
        averages=Moments(),
        tens={},
    )


def _with(before: RoundScores, row: asyncpg.Record) -> RoundScores:
    part = row["denominator"]
    return replace(
        before,
        averages=before.averages.plus(
            row["count"], Fraction(row["total"], part), Fraction(row["squares"], part * part)
        ),
        tens=Counter(before.tens) + Counter({row["tens"]: row["count"]}),
    )
