"""Checks that the caller holds an appointment in force whose role grants the action that a route names."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from fastapi import Request

from kernel.days import local_date
from kernel.http.ask import Ask
from kernel.http.command import headers_of, parsed_uuid
from kernel.http.refusals import NotOfThisAppointment
from kernel.http.running import running


class May:
    """A dependency; its attributes tell the OpenAPI document and the start-up check what it demands."""

    def __init__(self, action: str, *, fresh: bool) -> None:
        self.action = action
        self.fresh = fresh

    async def __call__(self, request: Request) -> Ask:
        """Raises Unauthenticated, NotAppointed, AuthorityStale."""
        service = running(request)
        now = service.clock()
        headers = headers_of(request.scope)
        person = await service.tokens.person(headers.get(b"authorization", b"").decode("latin-1"), now)
        appointments = await service.authority.allowed(person, self.action, local_date(now), fresh=self.fresh)
        chosen = headers.get(b"acting-as")
        if chosen is not None:
            wanted: UUID = parsed_uuid(chosen, "header/Acting-As")
            appointments = tuple(a for a in appointments if a.appointment == wanted)
            if not appointments:
                raise NotOfThisAppointment(action=self.action)
        # A route that reads its body as a stream says who it is about in its path instead.
        body = await request.body() if _is_json(headers.get(b"content-type", b"")) else b""
        return Ask(
            running=service,
            scope=request.scope,
            headers=headers,
            body=body,
            now=now,
            person=person,
            action=self.action,
            signing=self.fresh,
            appointments=appointments,
        )


def may(action: str, *, fresh: bool = False) -> Callable[[Request], Awaitable[Ask]]:
    """`Depends(may("registry.idea.submit"))`.

    With `fresh`, for signing decisions and revocations: appointments that lag are not good enough,
    and the signer's must also have been in force when it was signed.
    """
    return May(action, fresh=fresh)


def _is_json(content_type: bytes) -> bool:
    return content_type.partition(b";")[0].strip().endswith(b"json")
