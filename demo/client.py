"""People of the story at their desks: each asks the services over HTTP with a token of their own."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

import httpx

from kernel.days import HANOI

type Json = Mapping[str, object]

STORY = uuid5(NAMESPACE_URL, "https://ocop.vn/demo/2024")
PATIENCE = 60.0
# What another service answers that has not yet heard of a thing, or of whose it is.
NOT_YET = (403, 404)
UNAVAILABLE = 503
UNKNOWN_UNIT = "unknown-unit"


def named(*parts: object) -> UUID:
    """The id of a thing of the story; playing it again asks for the same."""
    return uuid5(STORY, "/".join(str(part) for part in parts))


class Unexpected(RuntimeError):
    """A service answered otherwise than the story wants."""


@dataclass(frozen=True)
class Said:
    """What a service answered."""

    status: int
    body: Json
    etag: str
    cursor: str
    # In seconds; how long to wait before what is not served right now is asked again.
    retry_after: float

    @property
    def rule(self) -> str:
        """The rule that refused, of a problem."""
        return str(self.body.get("rule", ""))


@dataclass(frozen=True)
class Desk:
    """Where the services are, and how many requests went there."""

    http: httpx.AsyncClient
    urls: Mapping[str, str]
    asked: list[int]


class Person:
    """Whoever `token` says; `name` is the part played, never a real person's."""

    def __init__(self, desk: Desk, name: str, token: str) -> None:
        self.name = name
        self._desk = desk
        self._headers = {"Authorization": f"Bearer {token}"}

    async def ask(
        self,
        method: str,
        service: str,
        path: str,
        body: Json | None = None,
        *,
        on: date | None = None,
        hour: int = 9,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Said:
        """One request, whatever the answer; `on` files it late, as of that day and hour in Vietnam."""
        sent = {**self._headers, **(headers or {})}
        if on is not None:
            sent["Occurred-At"] = datetime.combine(on, time(hour), tzinfo=HANOI).isoformat()
        url = f"{self._desk.urls[service]}/api/v1{path}"
        self._desk.asked.append(1)
        answer = await self._desk.http.request(method, url, json=body, content=content, headers=sent)
        kind = answer.headers.get("content-type", "")
        said: Json = answer.json() if "json" in kind and answer.content else {}
        return Said(
            answer.status_code,
            said if isinstance(said, dict) else {"items": said},
            answer.headers.get("etag", ""),
            answer.headers.get("feed-cursor", ""),
            float(answer.headers.get("retry-after", "1")),
        )

    async def put(
        self, service: str, path: str, body: Json, *, on: date | None = None, hour: int = 9
    ) -> Said:
        return await self._wanted("PUT", service, path, body, on, hour)

    async def post(
        self, service: str, path: str, body: Json | None = None, *, on: date | None = None, hour: int = 9
    ) -> Said:
        return await self._wanted("POST", service, path, body, on, hour)

    async def get(self, service: str, path: str) -> Json:
        return (await self._wanted("GET", service, path, None, None, 9)).body

    async def once_known(
        self, method: str, service: str, path: str, body: Json, *, on: date | None = None, hour: int = 9
    ) -> Said:
        """The same, asked again while the service has not yet heard of what the path or body names."""
        ends = asyncio.get_running_loop().time() + PATIENCE
        while asyncio.get_running_loop().time() < ends:
            said = await self.ask(method, service, path, body, on=on, hour=hour)
            if said.status not in NOT_YET and said.rule != UNKNOWN_UNIT:
                break
            await asyncio.sleep(0.02)
        return await self._wanted(method, service, path, body, on, hour)

    async def _wanted(
        self, method: str, service: str, path: str, body: Json | None, on: date | None, hour: int
    ) -> Said:
        """Raises Unexpected with what the service said, where it is not a success.

        Told that it is temporarily not served, asks the very same again when it may.
        """
        ends = asyncio.get_running_loop().time() + PATIENCE
        said = await self.ask(method, service, path, body, on=on, hour=hour)
        while said.status == UNAVAILABLE and asyncio.get_running_loop().time() < ends:
            await asyncio.sleep(said.retry_after)
            said = await self.ask(method, service, path, body, on=on, hour=hour)
        if said.status >= 400:
            raise Unexpected(f"{self.name}: {method} {path} was answered {said.status}: {dict(said.body)}")
        return said

    async def appointed(self, number: int) -> str:
        """Who this person is, opaquely, once every service knows of so many appointments."""
        person = ""
        for service in self._desk.urls:
            me = await self.until(service, "/me", lambda me: len(listed(me, "appointments")) >= number)
            person = str(me["person"])
        return person

    async def until(
        self, service: str, path: str, wanted: Callable[[Json], bool], seconds: float = PATIENCE
    ) -> Json:
        """Ask again until the answer is as wanted; raises Unexpected after `seconds`."""
        ends = asyncio.get_running_loop().time() + seconds
        while True:
            said = await self.ask("GET", service, path)
            if said.status < 400 and wanted(said.body):
                return said.body
            if asyncio.get_running_loop().time() > ends:
                raise Unexpected(f"{self.name}: {path} is still {said.status}: {dict(said.body)}")
            await asyncio.sleep(0.02)


def listed(body: Json, field: str = "items") -> list[Json]:
    """The objects that an answer lists."""
    found = body.get(field)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []  # pyright: ignore[reportUnknownVariableType] -- JSON of any shape
