"""Producers with what is public of them; contact and persons stay sealed in the events."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.producers.domain.events import ProducerAmended, ProducerClosed, ProducerRegistered


@record
class ProducerRow:
    producer: UUID
    name: str
    kind: str
    unit: str
    registered_on: date
    closed_on: date | None


def _said(heard: Heard) -> ProducerRegistered | ProducerAmended | ProducerClosed:
    assert isinstance(heard.event, ProducerRegistered | ProducerAmended | ProducerClosed)
    return heard.event


def _evolve(row: ProducerRow | None, heard: Heard, producer: UUID) -> ProducerRow | None:
    match _said(heard):
        case ProducerRegistered() as e:
            return ProducerRow(
                producer=producer,
                name=e.name,
                kind=e.kind.value,
                unit=e.unit,
                registered_on=e.registered_on,
                closed_on=None,
            )
        case ProducerAmended() as e:
            return None if row is None else replace(row, name=e.name, kind=e.kind.value, unit=e.unit)
        case ProducerClosed() as e:
            return None if row is None else replace(row, closed_on=e.closed_on)


producers = Table(
    name="producers",
    table="producers",
    row=ProducerRow,
    key="producer",
    listens=(ProducerRegistered, ProducerAmended, ProducerClosed),
    keys=lambda heard: [_said(heard).producer],
    evolve=_evolve,
)

LIST = """
select producer, name, kind, unit, registered_on, closed_on from producers
where unit in (select units_below($1))
    and ($2::text is null
        or producer in (select r.producer from representatives r where r.person = $2 and r.ended_on is null))
    and producer > $3
order by producer limit $4
"""


async def listed(db: Reader, unit: str, person: str | None, after: UUID, limit: int) -> list[ProducerRow]:
    """Those in a unit and below it; with `person`, only those that the person represents."""
    return [ProducerRow(**dict(row)) for row in await db.fetch(LIST, unit, person, after, limit)]
