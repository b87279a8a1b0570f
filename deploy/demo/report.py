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


@dataclass
class Report:
    """`revocation_ms` runs from the chairman's request to the subscriber's feed, in milliseconds."""

    products: list[Line] = field(default_factory=list[Line])
    revocation_ms: float = 0.0
    requests: int = 0
    seconds: float = 0.0
    events: dict[str, int] = field(default_factory=dict[str, int])
    feed: dict[str, int] = field(default_factory=dict[str, int])
    verified: dict[str, str] = field(default_factory=dict[str, str])
    illustrative: bool = True


def write(file: Path, report: Report) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n")
