"""The trace that is going on, by the names of W3C Trace Context."""

from contextlib import AbstractContextManager, nullcontext

from opentelemetry import propagate
from opentelemetry.context import Context
from opentelemetry.trace import ProxyTracerProvider, Tracer, get_current_span, get_tracer_provider
from opentelemetry.util.types import Attributes

_NOTHING = nullcontext()


def traceparent() -> str:
    """For an event's metadata or a record's header; empty where nothing is traced."""
    context = get_current_span().get_span_context()
    if not context.is_valid:
        return ""
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"


def trace_id() -> str:
    context = get_current_span().get_span_context()
    return f"{context.trace_id:032x}" if context.is_valid else ""


def span(tracer: Tracer, name: str, attributes: Attributes = None) -> AbstractContextManager[object]:
    """A span around what follows, for what is done thousands of times a second: free where nobody records."""
    if isinstance(get_tracer_provider(), ProxyTracerProvider):
        return _NOTHING
    return tracer.start_as_current_span(name, attributes=attributes)


def continued(parent: str) -> Context:
    """The context in which what follows belongs to the trace of a `traceparent`."""
    return propagate.extract({"traceparent": parent})
