"""What was measured: a table for people with the aims beside the figures, and a file for tools."""

import importlib.metadata
import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from deploy.local.artifacts import Artifact, kafka_jars, postgres_jar
from tests.benchmarks.aims import judged as with_aim
from tests.benchmarks.rows import Row, benchmark

FILE = Path(__file__).parents[2] / "build" / "bench.json"
VERDICTS = {True: "[green]met[/green]", False: "[red]missed[/red]", None: ""}
PACKAGES = ("asyncpg", "confluent-kafka", "fastapi", "protobuf")


def write(rows: Sequence[Row], file: Path = FILE) -> None:
    """In place of what was said of the same benchmarks; all at once, so that nobody reads half a file."""
    file.parent.mkdir(exist_ok=True)
    draft = file.with_name(f".{file.name}")
    draft.write_text(
        json.dumps(merged(written(file), [*map(with_aim, rows)]), indent=1, ensure_ascii=False) + "\n"
    )
    draft.rename(file)


def written(file: Path) -> list[Row]:
    """What was measured before; nothing where there is no such file, or none that can be read."""
    try:
        return json.loads(file.read_text())
    except (FileNotFoundError, ValueError):
        return []


def merged(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """A benchmark that was measured anew has its new rows only, where its old ones stood."""
    measured = {benchmark(row) for row in new}
    names = dict.fromkeys(benchmark(row) for row in (*old, *new))
    return [row for name in names for row in (new if name in measured else old) if benchmark(row) == name]


def table(rows: Sequence[Row], *, judged: bool) -> Table:
    """One line a figure; what missed its aim is marked, unless the figures mean nothing."""
    made = Table("id", "what", "unit", caption=caption(), caption_justify="left")
    for heading in ("value", "baseline", "ratio", "aim"):
        made.add_column(heading, justify="right", no_wrap=True)
    made.add_column("")
    for row in map(with_aim, rows):
        holds = row.get("holds") if judged else None
        made.add_row(
            row["id"],
            row["name"],
            row["unit"],
            figure(row["value"]),
            "–" if row["baseline"] is None else figure(row["baseline"]),
            "–" if row["ratio"] is None else f"{row['ratio']:.2f}×",
            row.get("aim", ""),
            VERDICTS[holds],
        )
    return made


def figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:.3g}"


def caption() -> str:
    """The machine, and the versions of what was measured."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    kafka = next(jar for jar in kafka_jars() if jar.coordinate.startswith("org.apache.kafka:kafka_"))
    packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    return (
        f"{cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"PostgreSQL {version(postgres_jar())} with fsync, Kafka {version(kafka)}, {packages}"
    )


def version(artifact: Artifact) -> str:
    return artifact.coordinate.split(":")[2]
