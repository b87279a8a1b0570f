"""The outermost layer: continues the caller's trace, logs each request once, hides the inside of a bug."""

import time
from collections.abc import Sequence
from contextvars import Token

import structlog
from fastapi import Request
from opentelemetry import context
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kernel.errors import Refused
from kernel.http.handlers import refuse
from kernel.http.limit import limit_of, limited
from kernel.http.problem import MEDIA
from kernel.http.refusals import Broken, Malformed, TooLarge
from kernel.telemetry import continued, frames, trace_id
from kernel.telemetry.access import access

PROBLEM = MEDIA.encode()
NO_SNIFF = (b"x-content-type-options", b"nosniff")
NO_STORE = (b"cache-control", b"no-store")

type Headers = Sequence[tuple[bytes, bytes]]

log = structlog.get_logger("ocop.http")


class Edge:
    """Plain ASGI, because it is paid for by every request. Paths are logged as their templates."""

    def __init__(self, app: ASGIApp, max_body: int) -> None:
        self._app = app
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        token = _continued(scope)
        started = time.perf_counter()
        answering = _Answering(scope, receive, send, self._max_body)
        try:
            if "\0" in scope["path"]:
                await answering.refuse(Malformed("NUL in the path", "đường dẫn có ký tự NUL"))
            else:
                await self._app(scope, limited(scope, receive, self._max_body), answering.send)
        # The top of the loop: whatever it was, the caller gets a problem and the log gets where it was.
        except Exception as error:
            log.error("a request broke", error=type(error).__qualname__, frames=frames(error))
            if answering.status:
                raise
            await answering.refuse(Broken(trace=trace_id() or "-"))
        finally:
            route = getattr(scope.get("route"), "path", "")
            access.request(scope["method"], route, answering.status, time.perf_counter() - started)
            if token is not None:
                context.detach(token)


class _Answering:
    def __init__(self, scope: Scope, receive: Receive, send: Send, max_body: int) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._max_body = max_body
        self._replaced = False
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if self.status == 413 and (b"content-type", PROBLEM) not in message["headers"]:
                # The framework answers so where a route refuses before it has read the body.
                self._replaced = True
                await self.refuse(TooLarge(limit=limit_of(self._scope, self._max_body)))
                return
            message["headers"] = [*message["headers"], *self._cautions(message["headers"])]
        if not self._replaced:
            await self._send(message)

    async def refuse(self, refused: Refused) -> None:
        answer = refuse(Request(self._scope), refused)
        self.status = answer.status_code
        await answer(self._scope, self._receive, self._send)

    def _cautions(self, headers: Headers) -> Headers:
        """`nosniff` always; `no-store` for a request with a token, unless the route set a cache-control."""
        private = any(name == b"authorization" for name, _ in self._scope["headers"])
        if private and all(name != b"cache-control" for name, _ in headers):
            return [NO_SNIFF, NO_STORE]
        return [NO_SNIFF]


def _continued(scope: Scope) -> Token[context.Context] | None:
    """Attaches the caller's trace where FastAPI's instrumentation, absent without a collector, does not."""
    if "fastapi.telemetry" in scope:
        return None
    for name, value in scope["headers"]:
        if name == b"traceparent":
            return context.attach(continued(value.decode("latin-1")))
    return None
