"""What authority knows: units and what they belong to, offices, and who was appointed where and when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kernel.authority.appointment import Appointment
from kernel.authority.facts import VIEWS, Facts
from kernel.postgres import Connection
from kernel.record import record
from kernel.subscription.heard import Heard
from kernel.subscription.table import Table

NAME = "authority"


@record
class UnitRow:
    code: str
    name: str
    parent: str | None
    parent_before: str | None
    transferred_on: date | None
    valid_from: date
    valid_until: date | None
    heirs: list[str]
    merged_on: date | None


@record
class OfficeRow:
    office: UUID
    name: str
    unit: str


class AuthorityProjection:
    """One subscription over three tables, so that there is one answer to how fresh authority is."""

    name = NAME

    def __init__(self, facts: Facts = VIEWS) -> None:
        self._facts = facts
        self.listens: tuple[type, ...] = tuple(self._facts)
        self.units = Table(
            name=NAME,
            table="authority_units",
            row=UnitRow,
            key="code",
            listens=(self._facts.unit, self._facts.transferred, self._facts.merged),
            keys=self._unit_keys,
            evolve=self._unit,
        )
        self.offices = Table(
            name=NAME,
            table="authority_offices",
            row=OfficeRow,
            key="office",
            listens=(self._facts.office,),
            keys=self._office_keys,
            evolve=self._office,
        )
        self.appointments = Table(
            name=NAME,
            table="authority_appointments",
            row=Appointment,
            key="appointment",
            listens=(self._facts.appointed, self._facts.ended),
            keys=self._appointment_keys,
            evolve=self._appointment,
        )

    @property
    def tables(self) -> tuple[Table[UnitRow, str], Table[OfficeRow, UUID], Table[Appointment, UUID]]:
        return self.units, self.offices, self.appointments

    async def project(self, db: Connection, batch: Sequence[Heard], /) -> None:
        for table in self.tables:
            wanted = [heard for heard in batch if isinstance(heard.event, table.listens)]
            if wanted:
                await table.project(db, wanted)

    def _unit_keys(self, heard: Heard) -> list[str]:
        event = heard.event
        known = (self._facts.unit, self._facts.transferred, self._facts.merged)
        return [event.code] if isinstance(event, known) else []

    def _unit(self, row: UnitRow | None, heard: Heard, _: str) -> UnitRow | None:
        event = heard.event
        if isinstance(event, self._facts.unit):
            return UnitRow(
                code=event.code,
                name=event.name,
                parent=event.parent,
                parent_before=None,
                transferred_on=None,
                valid_from=event.valid_from,
                valid_until=event.valid_until,
                heirs=[],
                merged_on=None,
            )
        if isinstance(event, self._facts.transferred) and row is not None:
            # Where it stood before is learnt late at times; where it stands stays.
            if row.transferred_on is not None and event.on < row.transferred_on:
                return row
            return replace(row, parent=event.parent, parent_before=row.parent, transferred_on=event.on)
        if isinstance(event, self._facts.merged) and row is not None:
            return replace(row, heirs=list(event.into), merged_on=event.on)
        return row

    def _office_keys(self, heard: Heard) -> list[UUID]:
        return [heard.event.office] if isinstance(heard.event, self._facts.office) else []

    def _office(self, row: OfficeRow | None, heard: Heard, _: UUID) -> OfficeRow | None:
        event = heard.event
        if not isinstance(event, self._facts.office):
            return row
        return OfficeRow(office=event.office, name=event.name, unit=event.unit)

    def _appointment_keys(self, heard: Heard) -> list[UUID]:
        event = heard.event
        return [event.appointment] if isinstance(event, (self._facts.appointed, self._facts.ended)) else []

    def _appointment(self, row: Appointment | None, heard: Heard, _: UUID) -> Appointment | None:
        event = heard.event
        if isinstance(event, self._facts.appointed):
            return Appointment(
                appointment=event.appointment,
                person=event.person,
                role=event.role,
                office=event.office,
                unit=event.unit,
                since=event.since,
                until=event.until,
                ended_on=None,
                stream=heard.stream,
                version=heard.version,
            )
        if isinstance(event, self._facts.ended) and row is not None:
            return replace(row, ended_on=event.ended_on)
        return row
