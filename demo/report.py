"""What the demo leaves behind for scripts: build/demo.json."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Line:
    """What came of one product."""

    product: str
    points: str
    stars: int | None
    failed_gates: list[str]
    certificate: str
    offer: str


@dataclass(frozen=True)
class Fortune:
    """A product of the second act: its stars in 2020, 2023 and 2026, what they mean, how it stands."""

    product: str
    stars: list[int | None]
    outcomes: list[str]
    certificate: str
    ground: str


@dataclass(frozen=True)
class Chapter:
    """One evaluation in a product's life, and the certificate that came of it; empty where none did."""

    filed_on: str
    law: str
    criteria_set: str
    standing: str
    average: str
    band: str
    stars: str
    failed_gates: list[str]
    decided_by: str
    decision: str
    valid_from: str
    valid_until: str
    extended_from: str
    ended: str
    ended_on: str


@dataclass(frozen=True)
class Told:
    """One product's life under three laws."""

    product: str
    product_en: str
    chapters: list[Chapter]


@dataclass
class Lives:
    """The second act: one province under three laws. `seconds` are its own."""

    products: list[Fortune] = field(default_factory=list[Fortune])
    totals: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    told: list[Told] = field(default_factory=list[Told])
    requests: int = 0
    seconds: float = 0.0


@dataclass
class Report:
    """`revocation_ms` runs from the chairman's request to the subscriber's feed, in milliseconds.

    `year_seconds` are the first act's, `seconds` everything's. `replayed` is what replay said last.
    """

    products: list[Line] = field(default_factory=list[Line])
    revocation_ms: float = 0.0
    requests: int = 0
    year_seconds: float = 0.0
    seconds: float = 0.0
    events: dict[str, int] = field(default_factory=dict[str, int])
    feed: dict[str, int] = field(default_factory=dict[str, int])
    verified: dict[str, str] = field(default_factory=dict[str, str])
    replayed: str = ""
    laws: Lives = field(default_factory=Lives)
    illustrative: bool = True


def write(file: Path, report: Report) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n")
