"""A value that changes on days; what is learnt late takes its place among what is known."""

from collections.abc import Sequence
from datetime import date

from kernel.record import record


@record
class Dated[T]:
    """It holds from a day on, by a resolution where one is named."""

    since: date
    value: T
    resolution: str | None = None


type Timeline[T] = tuple[Dated[T], ...]


def on[T](timeline: Timeline[T], day: date) -> T | None:
    """What held on a day, None before the first."""
    return next((d.value for d in reversed(timeline) if d.since <= day), None)


def entered[T](timeline: Timeline[T], new: Dated[T]) -> Timeline[T]:
    """With what holds from a day until the next change; of one day the last word holds."""
    others = [d for d in timeline if d.since != new.since]
    return tuple(sorted((*others, new), key=lambda d: d.since))


def says[T](timeline: Timeline[T], day: date, value: T) -> bool:
    """Whether it says already that the value holds from this day on."""
    held = on(timeline, day)
    changes: Sequence[Dated[T]] = [d for d in timeline if d.since >= day]
    return held == value and (not changes or changes[0].since == day)
