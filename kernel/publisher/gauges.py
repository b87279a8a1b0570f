"""What the publisher tells about itself: how far numbers lag behind commits, and the topic behind numbers."""

from collections.abc import Iterable
from functools import cache
from weakref import WeakSet

from opentelemetry.metrics import CallbackOptions, Counter, Meter, Observation, get_meter


class Standing:
    """Where one publisher stands; read by the meter, written by the publisher."""

    def __init__(self, service: str) -> None:
        self.labels = {"service": service}
        self.unnumbered = 0
        self.unsent = 0
        self._published = published()
        ALL.add(self)

    def sent(self, events: int) -> None:
        self._published.add(events, self.labels)


ALL: WeakSet[Standing] = WeakSet()


@cache
def published() -> Counter:
    """Made once for all publishers of a process, when the first one is."""
    return instruments(get_meter("ocop.publisher"))


def instruments(meter: Meter) -> Counter:
    """Both lags as gauges; returns the counter of what was published."""
    meter.create_observable_gauge(
        "ocop.sequence.lag",
        callbacks=[unnumbered],
        unit="{event}",
        description="Committed events without a number, counted up to 10,000",
    )
    meter.create_observable_gauge(
        "ocop.publisher.lag",
        callbacks=[unsent],
        unit="{event}",
        description="Numbered events that are not in the topic",
    )
    return meter.create_counter(
        "ocop.publisher.published", unit="{event}", description="Events that are in the topic"
    )


def unnumbered(_: CallbackOptions) -> Iterable[Observation]:
    return [Observation(standing.unnumbered, standing.labels) for standing in ALL]


def unsent(_: CallbackOptions) -> Iterable[Observation]:
    return [Observation(standing.unsent, standing.labels) for standing in ALL]
