"""The worker is a Faust app: it hosts subscriptions and timers, supervises them, and shows live activity."""

from kernel.worker.worker import Worker

__all__ = ["Worker"]
