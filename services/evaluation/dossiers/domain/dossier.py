"""A dossier as it was forwarded: what evaluation must know of it to judge it under the right law."""

from datetime import date
from uuid import UUID

from kernel.record import record
from law.generations import Kind


@record
class Dossier:
    """`unit` is the producer's commune; the filing date decides the law."""

    dossier: UUID
    product: UUID
    producer: UUID
    kind: Kind
    filed_on: date
    forwarded_on: date
    criteria_set: int
    unit: str
    to_office: UUID
