"""Telemetry is technical: fields and attributes that may be personal are dropped, errors lose their words."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from opentelemetry import context, trace
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanContext, TraceFlags

from kernel.telemetry import continued, set_up, set_up_logs, trace_id, traceparent
from kernel.telemetry.access import access
from kernel.telemetry.allowed import LONGEST
from kernel.telemetry.otlp import providers

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
SECRET = "Bà Nguyễn, 0900 000 000"

type Line = dict[str, object]


@pytest.fixture
def logs() -> Iterator[StringIO]:
    """Logs set up as in a process, and put back as they were."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers = []
    written = StringIO()
    set_up_logs("sample", to=written)
    yield written
    structlog.reset_defaults()
    access.begin("", None)
    root.handlers, root.level = before, level


def lines(logs: StringIO) -> list[Line]:
    return [json.loads(line) for line in logs.getvalue().splitlines()]


@pytest.fixture
def exported() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracing(exported: InMemorySpanExporter) -> Iterator[TracerProvider]:
    traces, meters = providers("sample", exported, InMemoryMetricReader())
    yield traces
    traces.shutdown()
    meters.shutdown()


def spans(tracing: TracerProvider, exported: InMemorySpanExporter) -> list[ReadableSpan]:
    tracing.force_flush()
    return list(exported.get_finished_spans())


def test_the_trace_of_a_caller_goes_on() -> None:
    assert traceparent() == ""
    assert trace_id() == ""
    token = context.attach(continued(PARENT))
    assert traceparent() == PARENT
    assert trace_id() == PARENT[3:35]
    context.detach(token)


@pytest.mark.parametrize("parent", ["", "x", "00-0-0-01", PARENT[:-3]])
def test_a_trace_that_is_none_is_none(parent: str) -> None:
    assert not trace.get_current_span(continued(parent)).get_span_context().is_valid


def test_without_a_collector_nothing_is_set_up() -> None:
    before = trace.get_tracer_provider()
    set_up("sample", None).close()
    set_up("sample", "").close()
    assert trace.get_tracer_provider() is before


def test_a_log_line_is_a_sentence_with_allowed_fields(logs: StringIO) -> None:
    structlog.get_logger("x").warning("a stream is parked", stream="idea-1", seq=7, name_of_person=SECRET)
    (line,) = lines(logs)
    assert line.pop("timestamp")
    assert line == {
        "event": "a stream is parked",
        "stream": "idea-1",
        "seq": 7,
        "service": "sample",
        "level": "warning",
        "dropped": ["name_of_person"],
    }


def test_a_log_line_belongs_to_its_trace(logs: StringIO, tracing: TracerProvider) -> None:
    with tracing.get_tracer("x").start_as_current_span("command"):
        structlog.get_logger("x").info("done")
        wanted: SpanContext = trace.get_current_span().get_span_context()
    (line,) = lines(logs)
    assert (line["trace"], line["span"]) == (f"{wanted.trace_id:032x}", f"{wanted.span_id:016x}")


def test_a_long_field_is_cut(logs: StringIO) -> None:
    structlog.get_logger("x").info("done", reason="x" * 1000)
    (line,) = lines(logs)
    assert line["reason"] == "x" * LONGEST + "…"


def test_an_error_is_logged_by_where_it_was_not_by_what_it_said(
    logs: StringIO,
) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        structlog.get_logger("x").exception("it broke")
        logging.getLogger("asyncio").exception("it broke: %s", error)
        logging.getLogger("uvicorn.error").error("it broke\nTraceback of %s", error)
    found = lines(logs)
    assert "test_telemetry.py" in str(found[0]["frames"])
    assert [line.get("error") for line in found] == ["ValueError", "ValueError", None]
    assert SECRET not in json.dumps(found, ensure_ascii=False)
    assert found[2]["event"] == "it broke"


def test_a_foreign_library_speaks_before_its_words_are_filled_in(logs: StringIO) -> None:
    logging.getLogger("somewhere").warning("could not write %s", SECRET)
    (line,) = lines(logs)
    assert line["event"] == "could not write %s"


def test_a_span_leaves_without_what_may_be_personal(
    tracing: TracerProvider, exported: InMemorySpanExporter
) -> None:
    tracer = tracing.get_tracer("x")
    attributes = {"stream": "idea-1", "url.query": f"q={SECRET}", "name_of_person": SECRET}
    with pytest.raises(ValueError, match="Nguyễn"), tracer.start_as_current_span("c", attributes=attributes):
        raise ValueError(SECRET)
    (span,) = spans(tracing, exported)
    assert dict(span.attributes or {}) == {"stream": "idea-1"}
    assert [(e.name, dict(e.attributes or {})) for e in span.events] == [
        ("exception", {"exception.type": "ValueError"})
    ]
    assert not span.status.is_ok
    assert SECRET not in span.to_json()


def test_links_and_parents_stay(tracing: TracerProvider, exported: InMemorySpanExporter) -> None:
    cause = SpanContext(1, 2, is_remote=True, trace_flags=TraceFlags(1))
    tracer = tracing.get_tracer("x")
    with tracer.start_as_current_span(
        "batch", context=continued(PARENT), links=[trace.Link(cause, {"seq": 1})]
    ):
        pass
    (span,) = spans(tracing, exported)
    assert [(link.context.span_id, dict(link.attributes or {})) for link in span.links] == [(2, {"seq": 1})]
    assert span.parent is not None
    assert f"{span.parent.span_id:016x}" == PARENT[36:52]
