"""The outermost layer: the caller's trace goes on, requests are logged once, no bug shows its inside."""

import time
from contextvars import Token

import structlog
from fastapi import Request
from opentelemetry import context
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kernel.http.handlers import refuse
from kernel.http.refusals import Broken, Malformed
from kernel.telemetry import continued, frames, trace_id

log = structlog.get_logger("http")


class Edge:
    """Plain ASGI, because it is paid for by every request. Paths are logged as their templates."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        token = _continued(scope)
        started, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            if "\0" in scope["path"]:
                await refuse(Request(scope), Malformed("NUL in the path", "đường dẫn có ký tự NUL"))(
                    scope, receive, sending
                )
            else:
                await self._app(scope, receive, sending)
        # The top of the loop: whatever it was, the caller gets a problem and the log gets where it was.
        except Exception as error:
            log.error("a request broke", error=type(error).__qualname__, frames=frames(error))
            if status:
                raise
            broken = refuse(Request(scope), Broken(trace=trace_id() or "-"))
            await broken(scope, receive, sending)
        finally:
            log.info(
                "request",
                method=scope["method"],
                route=getattr(scope.get("route"), "path", ""),
                status=status,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )
            if token is not None:
                context.detach(token)


def _continued(scope: Scope) -> Token[context.Context] | None:
    """Without a collector nobody else takes up the caller's trace, yet events must name it."""
    if "fastapi.telemetry" in scope:
        return None
    for name, value in scope["headers"]:
        if name == b"traceparent":
            return context.attach(continued(value.decode("latin-1")))
    return None
