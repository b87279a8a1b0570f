"""One line for each request, written without detours because every request pays for it."""

import json
from datetime import UTC, datetime
from typing import TextIO

from opentelemetry.trace import get_current_span


class AccessLog:
    """Silent until a process sets up its logs."""

    def __init__(self) -> None:
        self._to: TextIO | None = None
        self._service = ""

    def begin(self, service: str, to: TextIO | None) -> None:
        self._service, self._to = service, to

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """`route` is the template of the path: ids and names in it are nobody's business here."""
        if self._to is None:
            return
        line = {
            "event": "request",
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "service": self._service,
            "level": "info",
            "timestamp": datetime.now(UTC).isoformat(),
        }
        context = get_current_span().get_span_context()
        if context.is_valid:
            line["trace"] = f"{context.trace_id:032x}"
            line["span"] = f"{context.span_id:016x}"
        self._to.write(json.dumps(line) + "\n")


access = AccessLog()
