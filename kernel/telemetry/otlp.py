"""Traces and metrics go to a collector by OTLP over HTTP; what may be personal is left out on the way."""

from collections.abc import Sequence

from opentelemetry import metrics, trace
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import Event, ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import Link, Status
from opentelemetry.util.types import Attributes

from kernel.telemetry.allowed import allowed

INTERVAL = 10_000


class Exporting:
    def __init__(self, traces: TracerProvider, meters: MeterProvider) -> None:
        self._traces = traces
        self._meters = meters

    def close(self) -> None:
        self._traces.shutdown()
        self._meters.shutdown()


def exporting(service: str, endpoint: str) -> Exporting:
    """To a collector such as http://localhost:4318, for the whole process."""
    base = endpoint.rstrip("/")
    made = providers(
        service,
        OTLPSpanExporter(endpoint=f"{base}/v1/traces"),
        PeriodicExportingMetricReader(
            OTLPMetricExporter(endpoint=f"{base}/v1/metrics"), export_interval_millis=INTERVAL
        ),
    )
    trace.set_tracer_provider(made[0])
    metrics.set_meter_provider(made[1])
    return Exporting(*made)


def providers(
    service: str, spans: SpanExporter, reader: MetricReader
) -> tuple[TracerProvider, MeterProvider]:
    resource = Resource.create({"service.name": f"ocop-{service}", "service.namespace": "ocop"})
    traces = TracerProvider(resource=resource)
    traces.add_span_processor(BatchSpanProcessor(Scrubbed(spans)))
    return traces, MeterProvider(resource=resource, metric_readers=[reader])


class Scrubbed(SpanExporter):
    """Passes spans on without attributes that are not known to be harmless, errors without their words."""

    def __init__(self, inner: SpanExporter) -> None:
        self._inner = inner

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        return self._inner.export([_scrubbed(span) for span in spans])

    def shutdown(self) -> None:
        self._inner.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._inner.force_flush(timeout_millis)


def _scrubbed(span: ReadableSpan) -> ReadableSpan:
    return ReadableSpan(
        name=span.name,
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes=_kept(span.attributes),
        events=[Event(e.name, _exception(e.attributes), e.timestamp) for e in span.events],
        links=[Link(link.context, _kept(link.attributes)) for link in span.links],
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _kept(attributes: Attributes) -> Attributes:
    return {key: value for key, value in (attributes or {}).items() if allowed(key)}


def _exception(attributes: Attributes) -> Attributes:
    """An exception's type stays; its message and stack may quote what somebody entered."""
    return {
        key: value for key, value in (attributes or {}).items() if key == "exception.type" or allowed(key)
    }
