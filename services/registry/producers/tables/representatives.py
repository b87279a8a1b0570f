"""Who acts for which producer, by the appointment it rests on."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.postgres import Reader
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.registry.producers.domain.events import RepresentationEnded, RepresentativeNamed


@record
class RepresentativeRow:
    """`person` is opaque."""

    appointment: UUID
    producer: UUID
    person: str
    named_on: date
    ended_on: date | None


def _said(heard: Heard) -> RepresentativeNamed | RepresentationEnded:
    assert isinstance(heard.event, RepresentativeNamed | RepresentationEnded)
    return heard.event


def _evolve(row: RepresentativeRow | None, heard: Heard, appointment: UUID) -> RepresentativeRow | None:
    match _said(heard):
        case RepresentativeNamed() as e:
            return RepresentativeRow(
                appointment=appointment,
                producer=e.producer,
                person=e.person,
                named_on=e.named_on,
                ended_on=None,
            )
        case RepresentationEnded() as e:
            return None if row is None else replace(row, ended_on=e.ended_on)


representatives = Table(
    name="representatives",
    table="representatives",
    row=RepresentativeRow,
    key="appointment",
    listens=(RepresentativeNamed, RepresentationEnded),
    keys=lambda heard: [_said(heard).appointment],
    evolve=_evolve,
)

LIST = """
select appointment, producer, person, named_on, ended_on from representatives
where producer = $1 and appointment > $2 order by appointment limit $3
"""


async def listed(db: Reader, producer: UUID, after: UUID, limit: int) -> list[RepresentativeRow]:
    """All who ever represented a producer."""
    return [RepresentativeRow(**dict(row)) for row in await db.fetch(LIST, producer, after, limit)]
