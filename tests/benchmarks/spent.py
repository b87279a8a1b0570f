"""What one command takes: its time, and its own memory.

A process that is started counts what its parent holds at that moment as its own memory, and a full run
of the benchmarks holds a lot. So the command's parent is a small process that does nothing else.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# What getrusage counts a process's memory in.
UNIT = 1_000_000 if sys.platform == "darwin" else 1_000
PARENT = """
import json, os, subprocess, sys, time
told, *command = sys.argv[1:]
begun = time.perf_counter()
process = subprocess.Popen(command)
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - begun
with open(told, "w") as file:
    json.dump([seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status)], file)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    seconds: float
    megabytes: float


def spent(command: Sequence[str], given: Path, answers: Path, root: Path) -> Spent:
    """Of the command run in `root`; raises AssertionError unless it exits with 0."""
    told = answers.with_suffix(".spent")
    path = {"PYTHONPATH": f"{root}:{root / 'proto'}"}
    with given.open("rb") as stdin, answers.open("wb") as stdout:
        parent = (sys.executable, "-I", "-S", "-c", PARENT, str(told), *command)
        subprocess.run(parent, stdin=stdin, stdout=stdout, cwd=root, env=path, check=True)
    seconds, most, code = json.loads(told.read_text())
    assert code == 0
    return Spent(seconds=seconds, megabytes=most / UNIT)
