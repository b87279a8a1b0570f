"""The benchmarks themselves run, and say what they measured in the shape that tools read."""

import json
from pathlib import Path

import pytest

from deploy.local.scratch import ScratchDatabases
from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.aims import AIMS, Aim
from tests.benchmarks.place import Place
from tests.benchmarks.report import table, write
from tests.benchmarks.rows import Row, alone, compared


async def test_a_smoke_run_of_commands_says_what_it_measured(
    databases: ScratchDatabases, stack_folder: Path, tmp_path: Path
) -> None:
    place = Place(folder=stack_folder, kafka="", databases=databases, quick=True)

    rows = [row async for row in BENCHMARKS["P1"](place)]

    file = tmp_path / "build" / "bench.json"
    write(rows, file)
    written: list[Row] = json.loads(file.read_text())
    assert [row["id"] for row in written] == ["P1", "P1.us"]
    for row in written:
        assert list(row) == ["id", "name", "unit", "value", "baseline", "ratio"]
        assert row["value"] > 0


def test_the_table_shows_every_figure_with_its_aim() -> None:
    rows = [
        compared("P1", "commands", "commands/s", [3_000, 2_900], [4_000]),
        alone("P1.us", "time", "µs", 340),
    ]

    shown = table(rows, judged=True)

    assert shown.row_count == len(rows)
    assert [list(column.cells) for column in shown.columns][3:] == [
        ["2,950", "340"],
        ["4,000", "–"],
        ["0.74×", "–"],
        ["≥ 0.5×", ""],
        ["[green]met[/green]", ""],
    ]


@pytest.mark.parametrize(
    ("aim", "value", "ratio", "missed"),
    [
        (Aim(ratio=0.5, value=30_000), 30_000, 0.5, False),
        (Aim(ratio=0.5, value=30_000), 29_999, 0.9, True),
        (Aim(ratio=0.5, value=30_000), 40_000, 0.49, True),
        (Aim(ratio=0.5), 40_000, None, True),
        (Aim(most=50), 50, None, False),
        (Aim(most=50), 50.1, None, True),
        (Aim(most_ratio=1.2), 900, 1.2, False),
        (Aim(most_ratio=1.2), 900, 1.21, True),
    ],
)
def test_an_aim_is_missed_by_the_value_or_by_the_ratio(
    aim: Aim, value: float, ratio: float | None, missed: bool
) -> None:
    row = Row(id="P0", name="anything", unit="/s", value=value, baseline=None, ratio=ratio)

    assert aim.missed(row) is missed


def test_every_aim_belongs_to_a_benchmark() -> None:
    assert {identity.split(".")[0] for identity in AIMS} <= {*BENCHMARKS, "MEM", "P2"}
