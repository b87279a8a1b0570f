"""The clock: what asks it for the time now takes it as an argument, so that a test can turn it."""

from collections.abc import Callable
from datetime import UTC, datetime

type Clock = Callable[[], datetime]


def now() -> datetime:
    """Aware, and in UTC."""
    return datetime.now(UTC)
