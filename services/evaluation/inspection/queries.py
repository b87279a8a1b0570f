"""Adverse conclusions on certified products that no revocation has followed: what is due, and when."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import asyncpg

from kernel.postgres import Reader
from kernel.record import record
from law.generations import law_on


@record
class Undecided:
    """`due_on` is null for a conclusion from before QĐ 26/2026: the law set no time then."""

    inspection: UUID
    product: UUID
    certificate: UUID
    stars: int
    unit: str
    number: str
    concluded_on: date
    open: int
    due_on: date | None
    days_left: int | None


LISTED = """
select i.inspection, i.product, c.certificate, c.stars, c.unit, i.number, i.concluded_on, i.open
from inspections i
join certificates c on c.product = i.product and c.standing = 'live' and c.valid_from <= i.concluded_on
where i.conforms = false and c.unit in (select units_below($1))
  and ($2::date is null or (i.concluded_on, i.inspection) > ($2, $3))
order by i.concluded_on, i.inspection limit $4
"""


async def listed(
    db: Reader, unit: str, today: date, after: tuple[date, UUID] | None, limit: int
) -> Sequence[Undecided]:
    """Of producers in the unit and everywhere below it, what is due first comes first."""
    rows = await db.fetch(LISTED, unit, *(after or (None, None)), limit)
    return [_undecided(row, today) for row in rows]


def _undecided(row: asyncpg.Record, today: date) -> Undecided:
    concluded: date = row["concluded_on"]
    law = law_on(concluded)
    days = None if law is None else law.revocation_days
    due = None if days is None else concluded + timedelta(days=days)
    return Undecided(**dict(row), due_on=due, days_left=None if due is None else (due - today).days)
