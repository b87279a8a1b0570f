"""Somebody asks for something: who it is, under which appointment, for which place, and what is answered."""

import json
import re
from collections.abc import Sequence
from copy import copy
from datetime import datetime
from typing import Self
from urllib.parse import quote
from uuid import UUID

from starlette.responses import Response
from starlette.types import Scope

from kernel.authority.appointment import Appointment
from kernel.authority.refusals import NotInForceThen, OutOfScope
from kernel.days import local_date
from kernel.http.command import Headers, command_id, expected_version, request_hash
from kernel.http.etag import quoted
from kernel.http.occurrence import occurrence
from kernel.http.refusals import MayNotFileLate, NotOfThisAppointment
from kernel.http.running import Running
from kernel.store import Answer, Context
from kernel.telemetry import traceparent

ENDS_IN_UUID = re.compile(r"-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$")


class Ask:
    """`appointments` are all those of the person that allow the action; the first is the acting one.

    Its office and unit stand beside what is done. A check of scope answers with an Ask that is left
    with those appointments that pass; the one that was asked stays as it is.
    """

    def __init__(
        self,
        *,
        running: Running,
        scope: Scope,
        headers: Headers,
        body: bytes,
        now: datetime,
        person: str,
        action: str,
        signing: bool,
        appointments: Sequence[Appointment],
    ) -> None:
        self._running = running
        self._scope = scope
        self._headers = headers
        self._body = body
        self._appointments = tuple(appointments)
        self.now = now
        self.person = person
        self.action = action
        self._signing = signing

    @property
    def acting(self) -> Appointment:
        return self._appointments[0]

    @property
    def role(self) -> str:
        return self.acting.role

    @property
    def office(self) -> UUID:
        return self.acting.office

    @property
    def unit(self) -> str:
        return self.acting.unit

    async def within(self, unit: str) -> Self:
        """Acting for this unit or one above it; raises OutOfScope, UnknownUnit."""
        covering = [a for a in self._appointments if await self._running.authority.covers(a, unit)]
        return self._narrowed(covering, unit)

    async def reaches(self, unit: str) -> bool:
        """Whether `within` would pass; for lists that show what is in scope."""
        return any([await self._running.authority.covers(a, unit) for a in self._appointments])

    def at_office(self, office: UUID) -> Self:
        """Acting for exactly this office; raises OutOfScope."""
        return self._narrowed([a for a in self._appointments if a.office == office], office)

    def _narrowed(self, appointments: Sequence[Appointment], where: object) -> Self:
        if not appointments:
            raise OutOfScope(where=where)
        narrower = copy(self)
        narrower._appointments = tuple(appointments)
        return narrower

    async def signer(self, identity: UUID, action: str, signed_at: datetime) -> Appointment:
        """The named appointment, if its role allows the action and it was in force at that time.

        Raises UnknownAppointment, OutOfScope, NotInForceThen.
        """
        found = await self._running.authority.appointment(identity)
        if not self._running.authority.grants(found.role, action):
            raise NotOfThisAppointment(action=action)
        _demand_in_force(found, signed_at)
        return found

    def context(self, *, correlation: UUID | None = None, occurred_at: datetime | None = None) -> Context:
        """Who asks, why and when, for `execute`.

        `occurred_at` comes from the body where a route takes it there, else from the header
        Occurred-At, else it is now. Raises InTheFuture, MayNotFileLate, and NotInForceThen where
        something is signed under an appointment that did not hold at that time.
        """
        at = occurrence(self._headers, occurred_at, self.now)
        if at != self.now and not self._may_file_late():
            raise MayNotFileLate(action=self._file_late)
        if self._signing:
            _demand_in_force(self.acting, at)
        asked = request_hash(self._scope, self._headers, self._body)
        return Context(
            command=command_id(self._scope, self._headers, asked),
            request=asked,
            actor=self.person,
            occurred_at=at,
            recorded_at=self.now,
            correlation=correlation,
            appointment=self.acting.reference,
            office=str(self.acting.office),
            unit=self.acting.unit,
            traceparent=traceparent(),
            expected=expected_version(self._headers),
        )

    @property
    def _file_late(self) -> str:
        return f"{self._running.name}.file-late"

    def _may_file_late(self) -> bool:
        return self._running.authority.grants(self.acting.role, self._file_late)

    def answered(self, answer: Answer, identity: object = None) -> Response:
        """201 where something new began, else 200; the version as ETag, so that it can be waited for."""
        created = (
            bool(answer.events) and answer.events[0].version == 1 and answer.events[0].stream == answer.stream
        )
        headers = {"ETag": quoted(answer.stream, answer.version)}
        if created and self._scope["method"] == "PUT":
            headers["Location"] = quote(self._scope["path"])
        if answer.repeated:
            headers["Idempotent-Replayed"] = "true"
        said = {"stream": answer.stream, "version": answer.version, "id": _id(answer.stream, identity)}
        return Response(
            json.dumps(said), 201 if created else 200, headers=headers, media_type="application/json"
        )


def _demand_in_force(appointment: Appointment, at: datetime) -> None:
    if not appointment.in_force(local_date(at)):
        raise NotInForceThen(appointment=appointment.appointment, day=local_date(at).isoformat())


def _id(stream: str, identity: object) -> str:
    if identity is not None:
        return str(identity)
    found = ENDS_IN_UUID.search(stream)
    return found[1] if found else stream.partition("-")[2]
