"""One measured figure, as `build/bench.json` lists it."""

from collections.abc import Sequence
from statistics import median
from typing import NotRequired, TypedDict

from kernel.clock import now


class Row(TypedDict):
    """`ratio` is value / baseline, and null where there is no baseline; the unit says which way is better.

    `id` begins with its benchmark's name; `at` is when it was measured. A figure that promises
    something says its `aim`, and whether it `holds`.
    """

    id: str
    name: str
    unit: str
    value: float
    baseline: float | None
    ratio: float | None
    at: NotRequired[str]
    aim: NotRequired[str]
    holds: NotRequired[bool]


def benchmark(row: Row) -> str:
    """P11 of P11.P1."""
    return row["id"].partition(".")[0]


def stamped(row: Row) -> Row:
    """As measured now."""
    return {**row, "at": now().isoformat(timespec="seconds")}


def compared(identity: str, name: str, unit: str, ours: Sequence[float], theirs: Sequence[float]) -> Row:
    """Medians of interleaved runs, and the ratio between them."""
    value, baseline = median(ours), median(theirs)
    return Row(id=identity, name=name, unit=unit, value=value, baseline=baseline, ratio=value / baseline)


def alone(identity: str, name: str, unit: str, value: float) -> Row:
    return Row(id=identity, name=name, unit=unit, value=value, baseline=None, ratio=None)
