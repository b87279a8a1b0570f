"""Traces, metrics and logs, set up once: out by OTLP where a collector is named, else next to nothing."""

from kernel.telemetry.logs import frames, set_up_logs
from kernel.telemetry.setup import Telemetry, set_up
from kernel.telemetry.trace import continued, trace_id, traceparent

__all__ = ["Telemetry", "continued", "frames", "set_up", "set_up_logs", "trace_id", "traceparent"]
