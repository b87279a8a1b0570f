"""What each figure shall reach, as the project promises it."""

from tests.benchmarks.rows import Row


class Aim:
    """Bounds of a figure's value and of its ratio to the baseline."""

    def __init__(
        self,
        *,
        ratio: float | None = None,
        value: float | None = None,
        most: float | None = None,
        most_ratio: float | None = None,
    ) -> None:
        self._ratio, self._value, self._most, self._most_ratio = ratio, value, most, most_ratio

    def missed(self, row: Row) -> bool:
        ratio = row["ratio"]
        return not (
            (self._ratio is None or (ratio is not None and ratio >= self._ratio))
            and (self._value is None or row["value"] >= self._value)
            and (self._most is None or row["value"] <= self._most)
            and (self._most_ratio is None or (ratio is not None and ratio <= self._most_ratio))
        )

    def __str__(self) -> str:
        said = [
            (self._ratio, "≥ {:g}×"),
            (self._value, "≥ {:,g}"),
            (self._most, "≤ {:,g}"),
            (self._most_ratio, "≤ {:g}×"),
        ]
        return ", ".join(form.format(bound) for bound, form in said if bound is not None)


AIMS = {
    "P1": Aim(ratio=0.5),
    "P1b": Aim(ratio=5),
    "P2": Aim(ratio=0.6),
    "P3": Aim(ratio=0.5, value=30_000),
    "P4": Aim(ratio=0.6, value=30_000),
    "P6.rate": Aim(value=495),
    "P6a.p50": Aim(most=25),
    "P6a.before": Aim(most_ratio=1 / 6),
    "P6b.p99": Aim(most=60),
    "P6c.p99": Aim(most=50),
    "P6d.before": Aim(most_ratio=0.35),
    "P39.before": Aim(most_ratio=0.5),
    "P11.P1": Aim(most_ratio=1.2),
    "P11.P3": Aim(most_ratio=1.2),
    "P11.P4": Aim(most_ratio=1.2),
    "P12": Aim(value=2_000),
    "P12.memory": Aim(most_ratio=1.1),
    "P12.first": Aim(most=0.35),
    "P12.before": Aim(ratio=3),
    "P15": Aim(ratio=0.5),
    "P14.p99": Aim(most=10),
    "P13.p99": Aim(most=200),
    "P13.lost": Aim(most=0),
    "P13.burst.lost": Aim(most=0),
    "MEM": Aim(most=1_500),
}


def judged(row: Row) -> Row:
    """With its aim, where it has one, and whether it holds."""
    aim = AIMS.get(row["id"])
    return row if aim is None else {**row, "aim": str(aim), "holds": not aim.missed(row)}
