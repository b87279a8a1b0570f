"""A batch on its way is one span, linked to a few of the requests that its events came from."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from ocop.kernel.v1.metadata_pb2 import Metadata
from opentelemetry.trace import SpanKind, get_current_span, get_tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from kernel.readall import Sequenced

LINKS = 8


@contextmanager
def publishing(batch: Sequence[Sequenced]) -> Generator[None]:
    tracer = get_tracer("ocop.publisher")
    with tracer.start_as_current_span("publish", kind=SpanKind.PRODUCER) as span:
        if span.is_recording():
            span.set_attributes({"events": len(batch), "seq": batch[0].seq})
            for event in batch[:LINKS]:
                parent = Metadata.FromString(event.metadata).traceparent
                if parent:
                    context = TraceContextTextMapPropagator().extract({"traceparent": parent})
                    span.add_link(get_current_span(context).get_span_context())
        yield
