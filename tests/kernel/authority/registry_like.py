"""Events of a service that owns the facts of authority: with more in them than authority reads."""

from datetime import date
from uuid import UUID

from kernel.authority.facts import Facts
from kernel.record import record


@record
class Established:
    code: str
    name: str
    kind: str
    parent: str | None
    valid_from: date
    valid_until: date | None


@record
class Appointed:
    appointment: UUID
    person: str
    role: str
    office: UUID
    unit: str
    since: date
    until: date | None
    subject: str


FACTS = Facts(unit=Established, appointed=Appointed)
