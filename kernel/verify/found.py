"""What a check of the feed found: how many events, how many faults, and the first of them in words."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from kernel.record import record

WORDED = 10


class Kind(StrEnum):
    """`ALTERED` is an event that is not what was stored, `FOREIGN` a record of what was never stored."""

    LOST = "lost"
    DUPLICATED = "duplicated"
    REORDERED = "reordered"
    ALTERED = "altered"
    FOREIGN = "foreign"


ALWAYS_TOLD = (Kind.LOST, Kind.DUPLICATED, Kind.REORDERED)


@record
class Checked:
    """What one check of what events brought about found wrong: how often, and the first cases."""

    name: str
    faults: int
    sentences: tuple[str, ...]


@record
class Found:
    events: int
    counts: Mapping[Kind, int]
    sentences: tuple[str, ...]
    checks: tuple[Checked, ...] = ()

    @property
    def good(self) -> bool:
        return not any(self.counts.values()) and not any(check.faults for check in self.checks)

    @property
    def line(self) -> str:
        """The last line that scripts read; what is seldom wrong is told only when it is."""
        kinds = [kind for kind in Kind if kind in ALWAYS_TOLD or self.counts.get(kind)]
        told = [f"{self.counts.get(kind, 0)} {kind}" for kind in kinds]
        return f"{self.events} events: {', '.join(told)}"


class Tally:
    """Counts everything, words only the first of each kind: memory stays flat however bad it is."""

    def __init__(self) -> None:
        self.counts: Counter[Kind] = Counter()
        self.sentences: list[str] = []

    def add(self, kind: Kind, sentence: str, times: int = 1) -> None:
        if self.counts[kind] < WORDED:
            self.sentences.append(sentence)
        self.counts[kind] += times
