"""The benchmarks themselves run, and say what they measured in the shape that tools read."""

import json
import sys
from datetime import datetime
from pathlib import Path

import pytest

from deploy.local.scratch import ScratchDatabases
from deploy.local.trouble import Trouble
from tests.benchmarks import __main__ as command
from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.aims import AIMS, Aim
from tests.benchmarks.older import ROOT, older_build
from tests.benchmarks.place import Place
from tests.benchmarks.report import table, write
from tests.benchmarks.rows import Row, alone, compared
from tests.benchmarks.spent import spent


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
        assert list(row)[:6] == ["id", "name", "unit", "value", "baseline", "ratio"]
        assert row["value"] > 0
    judged, bare = written
    assert (judged.get("aim"), judged.get("holds")) == ("≥ 0.5×", (judged["ratio"] or 0) >= 0.5)
    assert "aim" not in bare


def test_what_is_measured_anew_replaces_its_own_rows_and_no_others(tmp_path: Path) -> None:
    file = tmp_path / "build" / "bench.json"
    write([alone("P1", "a", "/s", 1), alone("P11.P1", "b", "×", 2), alone("MEM", "c", "MB", 3)], file)
    write([alone("P1", "a", "/s", 4), alone("P1.us", "d", "µs", 5), alone("P2", "e", "/s", 6)], file)
    written: list[Row] = json.loads(file.read_text())
    assert [(row["id"], row["value"]) for row in written] == [
        ("P1", 4),
        ("P1.us", 5),
        ("P11.P1", 2),
        ("MEM", 3),
        ("P2", 6),
    ]


def test_a_file_that_can_not_be_read_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    file.write_text("[{")
    write([alone("P1", "a", "/s", 1)], file)
    assert [row["id"] for row in json.loads(file.read_text())] == ["P1"]


@pytest.mark.parametrize("quick", [True, False])
def test_a_smoke_run_writes_nothing_and_any_other_says_when_it_measured(
    quick: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bench.json"
    write([alone("MEM", "memory", "MB", 1), alone("P1", "commands", "/s", 2)], file)
    before = file.read_text()

    def measured(*, quick: bool) -> list[Row]:
        return [alone("MEM", "memory", "MB", 700)]

    monkeypatch.setattr(command, "memory", measured)
    rows: list[Row] = []

    command.measure(["MEM"], rows, quick=quick)
    command.tell(rows, quick=quick, file=file)

    if quick:
        assert file.read_text() == before
    else:
        memory, commands = json.loads(file.read_text())
        assert (memory["value"], commands["value"]) == (700, 2)
        assert datetime.fromisoformat(memory["at"]).tzinfo is not None
        assert "at" not in commands


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


# Told by P6 and P6a.
BESIDE = {"P6b", "P6c", "P6d", "P39"}


def test_every_aim_belongs_to_a_benchmark() -> None:
    assert {identity.split(".")[0] for identity in AIMS} <= {*BENCHMARKS, "MEM", "P2", *BESIDE}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no wait4")
def test_a_commands_memory_is_its_own_and_not_that_of_whoever_starts_it(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.touch()
    held = bytearray(200_000_000)

    found = spent((sys.executable, "-c", "pass"), given, tmp_path / "answers", ROOT)

    assert 1 < found.megabytes < len(held) / 1_000_000 / 2
    assert found.seconds > 0


def test_an_older_build_is_there_while_it_is_measured_and_gone_afterwards() -> None:
    with older_build("HEAD") as root:
        assert (root / "law" / "__main__.py").is_file()
    assert not root.exists()


def test_a_build_that_never_was_is_told() -> None:
    with pytest.raises(Trouble, match="There is no build of nowhere"), older_build("nowhere"):
        pass
