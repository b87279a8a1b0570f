"""Logs are JSON lines: a sentence and allowed fields, with the trace they belong to, nothing personal."""

import json
import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import TextIO

import structlog
from opentelemetry.trace import get_current_span

from kernel.telemetry.access import access
from kernel.telemetry.allowed import LONGEST, allowed

ROOT = Path(__file__).parents[2]
# Libraries whose messages are their own words; of any other only the words before they were filled in.
SPEAKING = ("uvicorn", "faust", "mode", "aiokafka", "opentelemetry", "kernel", "services")

type Fields = MutableMapping[str, object]


def set_up_logs(service: str, *, level: int = logging.INFO, to: TextIO = sys.stderr) -> None:
    """For the whole process, libraries' logs among it."""
    chain = [_service(service), _level, _time, _trace, _exception, only_allowed]
    structlog.configure(
        processors=[*chain, _rendered],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(to),
        cache_logger_on_first_use=True,
    )
    access.begin(service, to if level <= logging.INFO else None)
    handler = logging.StreamHandler(to)
    handler.setFormatter(_Foreign(service))
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)


def frames(error: BaseException) -> list[str]:
    """Where an error came from, without its words: they may quote what somebody entered."""
    return [_frame(f) for f in traceback.extract_tb(error.__traceback__)[-12:]]


def only_allowed(_logger: object, _method: str, fields: Fields) -> Fields:
    """Drop fields that are not known to be harmless, and name them, so that the omission is seen."""
    dropped = [key for key in fields if not allowed(key)]
    for key in dropped:
        del fields[key]
    for key, value in fields.items():
        if isinstance(value, str) and len(value) > LONGEST:
            fields[key] = value[:LONGEST] + "…"
    if dropped:
        fields["dropped"] = dropped
    return fields


class _Foreign(logging.Formatter):
    def __init__(self, service: str) -> None:
        super().__init__()
        self._service = service

    def format(self, record: logging.LogRecord) -> str:
        speaking = record.name.split(".")[0] in SPEAKING
        said = record.getMessage() if speaking else str(record.msg)
        fields: Fields = {
            "event": (said.splitlines() or [""])[0],
            "logger": record.name,
            "service": self._service,
            "level": record.levelname.lower(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            fields["exc_info"] = record.exc_info[1]
        for step in (_time, _trace, _exception, only_allowed):
            fields = step(None, "", fields)
        return _rendered(None, "", fields)


def _service(service: str) -> structlog.typing.Processor:
    def add(_logger: object, _method: str, fields: Fields) -> Fields:
        fields["service"] = service
        return fields

    return add


def _level(_logger: object, method: str, fields: Fields) -> Fields:
    fields["level"] = "warning" if method == "warn" else method
    return fields


_stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)


def _time(_logger: object, _method: str, fields: Fields) -> Fields:
    return _stamp(_logger, _method, fields)


def _trace(_logger: object, _method: str, fields: Fields) -> Fields:
    context = get_current_span().get_span_context()
    if context.is_valid:
        fields["trace"] = f"{context.trace_id:032x}"
        fields["span"] = f"{context.span_id:016x}"
    return fields


def _exception(_logger: object, _method: str, fields: Fields) -> Fields:
    error = fields.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        fields["error"] = type(error).__qualname__
        fields["frames"] = frames(error)
    return fields


def _rendered(_logger: object, _method: str, fields: Fields) -> str:
    return json.dumps(fields, ensure_ascii=False, default=str)


def _frame(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-2:])
    return f"{shown}:{frame.lineno} {frame.name}"
