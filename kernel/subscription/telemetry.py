"""What a subscription tells the people who watch over it: how far behind it is, and what it set aside."""

from collections.abc import Iterable, Sequence

import structlog
from opentelemetry import metrics, trace
from opentelemetry.trace import Span

from kernel.subscription.heard import Heard
from kernel.telemetry.trace import continued

# A batch has thousands of causes; this many of them are linked.
LINKS = 32

tracer = trace.get_tracer("ocop.subscription")
_meter = metrics.get_meter("ocop.subscription")
_sizes = _meter.create_histogram("ocop.subscription.batch", unit="{event}", description="Events in a batch")
_behind = _meter.create_gauge("ocop.subscription.lag", unit="{offset}", description="Offsets to be read")
_parked = _meter.create_counter("ocop.subscription.parked", unit="{stream}", description="Streams parked")
_standing = _meter.create_gauge(
    "ocop.subscription.parked_streams", unit="{stream}", description="Streams parked now"
)
_outcomes = _meter.create_counter("ocop.outcomes", description="What came of reactions and timers")
_log = structlog.get_logger("ocop.subscription")


def link(span: Span, batch: Sequence[Heard]) -> None:
    """Link a batch's span to what caused its first events; costs nothing where nobody records."""
    if not span.is_recording():
        return
    span.set_attribute("events", len(batch))
    for parent in _parents(batch[:LINKS]):
        cause = trace.get_current_span(continued(parent)).get_span_context()
        if cause.is_valid:
            span.add_link(cause)


def delivered(subscription: str, events: int) -> None:
    _sizes.record(events, {"subscription": subscription})


def parked(subscription: str, stream: str) -> None:
    """The alarm: somebody must look at this stream."""
    _parked.add(1, {"subscription": subscription})
    # Why is in the table: an error's words may quote what somebody entered.
    _log.error("a stream is parked", subscription=subscription, stream=stream)


def lagging(subscription: str, behind: int) -> None:
    _behind.set(behind, {"subscription": subscription})


def standing_parked(streams: int) -> None:
    _standing.set(streams)


def outcome(actor: str, kind: str, rule: str) -> None:
    _outcomes.add(1, {"actor": actor, "outcome": kind, "rule": rule})


def _parents(batch: Sequence[Heard]) -> Iterable[str]:
    return sorted({heard.metadata.traceparent for heard in batch if heard.named} - {""})
