"""P12: the rating filter on cases of seven sheets each, against the same JSON read and written again."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

from tests.benchmarks.place import Place
from tests.benchmarks.ratings import cases
from tests.benchmarks.rows import Row, compared

CASES = 10_000
RUNS = 3
COMMAND = (sys.executable, "-m", "services.evaluation", "rate")
# What getrusage counts a process's memory in.
UNIT = 1_000_000 if sys.platform == "darwin" else 1_000


async def filtering(place: Place) -> AsyncIterator[Row]:
    """Medians of three runs of the whole command, from its start to its end, on one core."""
    count = CASES // 50 if place.quick else CASES
    many, few = written(place.folder / "many.jsonl", count), written(place.folder / "few.jsonl", count // 10)
    ours, theirs, most, least = ([0.0] * RUNS for _ in range(4))
    for run in range(RUNS):
        seconds, most[run] = await asyncio.to_thread(rated, many, count)
        ours[run] = count / seconds
        _, least[run] = await asyncio.to_thread(rated, few, count // 10)
        theirs[run] = count / copied(many)
    yield compared("P12", "rate, cases of 7 sheets, its start included", "cases/s", ours, theirs)
    name = f"rate, most memory held, {count:,} cases against {count // 10:,}"
    yield compared("P12.memory", name, "MB", most, least)


def written(file: Path, count: int) -> Path:
    with file.open("wb") as lines:
        lines.writelines(cases(count))
    return file


def rated(file: Path, count: int) -> tuple[float, float]:
    """Seconds and megabytes; raises AssertionError unless every line was answered with a rating."""
    answers = file.with_suffix(".rated")
    start = time.perf_counter()
    with file.open("rb") as given, answers.open("wb") as out:
        process = subprocess.Popen(COMMAND, stdin=given, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    assert process.returncode == 0
    with answers.open("rb") as lines:
        assert sum(b'"stars": ' in line for line in lines) == count
    return seconds, usage.ru_maxrss / UNIT


def copied(file: Path) -> float:
    """Seconds that the JSON alone takes."""
    start = time.perf_counter()
    with file.open("rb") as lines, file.with_suffix(".copied").open("w") as out:
        for line in lines:
            out.write(json.dumps(json.loads(line)) + "\n")
    return time.perf_counter() - start
