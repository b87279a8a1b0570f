"""P12: the rating filter on cases of seven sheets each, against the same JSON read and written again.

With an older build (`--before`) also against that one: the same files, the same Python, in turns.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

from tests.benchmarks.older import ROOT
from tests.benchmarks.place import Place
from tests.benchmarks.ratings import cases
from tests.benchmarks.rows import Row, alone, compared
from tests.benchmarks.spent import Spent, spent

CASES = 10_000
RUNS = 3
# This name every build knows.
COMMAND = (sys.executable, "-m", "services.evaluation", "rate")


async def filtering(place: Place) -> AsyncIterator[Row]:
    """Medians of three runs of the whole command, from its start to its end, on one core."""
    count = CASES // 50 if place.quick else CASES
    many, few = written(place.folder / "many.jsonl", count), written(place.folder / "few.jsonl", count // 10)
    one = written(place.folder / "one.jsonl", 1)
    ours, theirs, most, least, first = ([0.0] * RUNS for _ in range(5))
    older, older_first = [0.0] * RUNS, [0.0] * RUNS
    for run in range(RUNS):
        whole = await asyncio.to_thread(rated, many, count)
        ours[run], most[run] = count / whole.seconds, whole.megabytes
        least[run] = (await asyncio.to_thread(rated, few, count // 10)).megabytes
        first[run] = (await asyncio.to_thread(rated, one, 1)).seconds
        theirs[run] = count / copied(many)
        if place.before:
            older[run] = count / (await asyncio.to_thread(rated, many, count, place.before)).seconds
            older_first[run] = (await asyncio.to_thread(rated, one, 1, place.before)).seconds
    yield compared("P12", "rate, cases of 7 sheets, its start included", "cases/s", ours, theirs)
    name = f"rate, most memory held, {count:,} cases against {count // 10:,}"
    yield compared("P12.memory", name, "MB", most, least)
    name = "rate, from its start to the end of one case"
    if place.before:
        yield compared("P12.first", f"{name}; baseline: before", "s", first, older_first)
        yield compared("P12.before", "rate, the same cases; baseline: before", "cases/s", ours, older)
    else:
        yield alone("P12.first", name, "s", sorted(first)[RUNS // 2])


def written(file: Path, count: int) -> Path:
    with file.open("wb") as lines:
        lines.writelines(cases(count))
    return file


def rated(file: Path, count: int, root: Path = ROOT) -> Spent:
    """Raises AssertionError unless every line was answered with a rating."""
    answers = file.with_suffix(".rated")
    found = spent(COMMAND, file, answers, root)
    with answers.open("rb") as lines:
        assert sum(b'"stars": ' in line for line in lines) == count
    return found


def copied(file: Path) -> float:
    """Seconds that the JSON alone takes."""
    start = time.perf_counter()
    with file.open("rb") as lines, file.with_suffix(".copied").open("w") as out:
        for line in lines:
            out.write(json.dumps(json.loads(line)) + "\n")
    return time.perf_counter() - start
