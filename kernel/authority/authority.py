"""The authority of a service: which appointments of a person, in force on a day, allow an action."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from uuid import UUID

import asyncpg

from kernel.authority.appointment import Appointment
from kernel.authority.refusals import AuthorityStale, NotAppointed, UnknownAppointment, UnknownUnit
from kernel.authority.units import Units
from kernel.postgres import Pool

# Where freshness is not demanded, an appointment that has ended may still count this many seconds.
KEPT = 1.0
REMEMBERED = 10_000
# Signing demands that appointments were read to the end of their topic this recently.
FRESH = timedelta(seconds=5)
# What was established a moment ago may not have been read yet: how long to wait before asking again.
PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4)

OF_PERSON = """
select appointment, person, role, office, unit, since, until, ended_on, stream, version
from authority_appointments where person = $1 order by since, appointment
"""
BY_ID = """
select appointment, person, role, office, unit, since, until, ended_on, stream, version
from authority_appointments where appointment = $1
"""

type Held = tuple[Appointment, ...]
type Age = Callable[[], Awaitable[timedelta | None]]


class Authority:
    """`grants` are actions by role. `age` tells how long ago the appointments were read to their end."""

    def __init__(
        self,
        pool: Pool,
        grants: Mapping[str, frozenset[str]],
        age: Age,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pool = pool
        self._grants = grants
        self._age = age
        self._monotonic = monotonic
        self._units = Units(pool, monotonic=monotonic)
        self._held: dict[str, tuple[float, Held]] = {}

    async def held(self, person: str) -> Held:
        """Everything the person was ever appointed to, as known at most a second ago."""
        known = self._held.get(person)
        if known is not None and self._monotonic() - known[0] < KEPT:
            return known[1]
        found = tuple(_appointment(row) for row in await self._pool.fetch(OF_PERSON, person))
        if len(self._held) >= REMEMBERED:
            self._held.pop(next(iter(self._held)))
        self._held[person] = (self._monotonic(), found)
        return found

    async def allowed(self, person: str, action: str, day: date, *, fresh: bool = False) -> Held:
        """The appointments in force that grant the action; raises NotAppointed when there is none.

        With `fresh` nothing remembered counts, and AuthorityStale is raised where the
        appointments themselves lag behind.
        """
        if fresh:
            await self._demand_fresh()
            self._held.pop(person, None)
        found = tuple(a for a in await self.held(person) if a.in_force(day) and self.grants(a.role, action))
        if not found:
            raise NotAppointed(action=action)
        return found

    def grants(self, role: str, action: str) -> bool:
        return action in self._grants.get(role, ())

    async def covers(self, appointment: Appointment, unit: str) -> bool:
        """Whether the unit is the appointment's own or below it; raises UnknownUnit."""
        return appointment.unit == unit or appointment.unit in await self.path(unit)

    async def path(self, unit: str) -> tuple[str, ...]:
        """The unit and all above it, from below; raises UnknownUnit."""
        for pause in PATIENCE:
            found = await self._units.path(unit)
            if found:
                return found
            await asyncio.sleep(pause)
        raise UnknownUnit(unit=unit)

    async def appointment(self, identity: UUID) -> Appointment:
        """Raises UnknownAppointment."""
        row = await self._pool.fetchrow(BY_ID, identity)
        if row is None:
            raise UnknownAppointment(appointment=identity)
        return _appointment(row)

    async def _demand_fresh(self) -> None:
        age = await self._age()
        if age is None or age > FRESH:
            raise AuthorityStale


def _appointment(row: asyncpg.Record) -> Appointment:
    return Appointment(
        appointment=row["appointment"],
        person=row["person"],
        role=row["role"],
        office=row["office"],
        unit=row["unit"],
        since=row["since"],
        until=row["until"],
        ended_on=row["ended_on"],
        stream=row["stream"],
        version=row["version"],
    )
