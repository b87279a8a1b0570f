"""The trace that is going on, by the names of W3C Trace Context."""

from opentelemetry import propagate
from opentelemetry.context import Context
from opentelemetry.trace import get_current_span


def traceparent() -> str:
    """For an event's metadata or a record's header; empty where nothing is traced."""
    context = get_current_span().get_span_context()
    if not context.is_valid:
        return ""
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"


def trace_id() -> str:
    context = get_current_span().get_span_context()
    return f"{context.trace_id:032x}" if context.is_valid else ""


def continued(parent: str) -> Context:
    """The context in which what follows belongs to the trace of a `traceparent`."""
    return propagate.extract({"traceparent": parent})
