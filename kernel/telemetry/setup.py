"""Telemetry begins with the process and is flushed at its end."""

from typing import Protocol


class Telemetry(Protocol):
    def close(self) -> None:
        """Send what is left; blocks for some seconds where the collector does not answer."""
        ...


class Silent:
    def close(self) -> None:
        return


def set_up(service: str, endpoint: str | None) -> Telemetry:
    """Once per process. `endpoint` is a collector such as http://localhost:4318; silent without one."""
    if not endpoint:
        return Silent()
    # Not at the top: the exporters take memory that a silent process need not spend.
    from kernel.telemetry.otlp import exporting

    return exporting(service, endpoint)
