"""What producers are called and who acts for them, as registry says."""

from dataclasses import replace
from uuid import UUID

from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table
from services.trade.catalogue.domain.heard import (
    ProducerAmended,
    ProducerRegistered,
    RepresentationEnded,
    RepresentativeNamed,
)


@record
class Row:
    """`representatives` are opaque persons."""

    producer: UUID
    name: str
    representatives: list[str]


def _row(row: Row | None, heard: Heard, producer: UUID) -> Row | None:
    match heard.event:
        case ProducerRegistered(name=name):
            return Row(producer=producer, name=name, representatives=[])
        case ProducerAmended(name=name) if row is not None:
            return replace(row, name=name)
        case RepresentativeNamed(person=person) if row is not None:
            return replace(row, representatives=sorted({*row.representatives, person}))
        case RepresentationEnded(person=person) if row is not None:
            return replace(row, representatives=[p for p in row.representatives if p != person])
        case _:
            return row


def _producer_of(heard: Heard) -> list[UUID]:
    match heard.event:
        case ProducerRegistered() | ProducerAmended() | RepresentativeNamed() | RepresentationEnded() as s:
            return [s.producer]
        case _:
            return []


producers = Table(
    name="producers",
    table="producers",
    row=Row,
    key="producer",
    listens=(ProducerRegistered, ProducerAmended, RepresentativeNamed, RepresentationEnded),
    keys=_producer_of,
    evolve=_row,
)
