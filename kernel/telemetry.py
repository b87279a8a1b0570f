"""Traces, metrics and logs, set up once: out by OTLP where a collector is named, else next to nothing."""

from opentelemetry import trace


def traceparent() -> str:
    """The trace that is going on, as in W3C Trace Context; empty where there is none."""
    context = trace.get_current_span().get_span_context()
    if not context.is_valid:
        return ""
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"
