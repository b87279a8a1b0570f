"""P6a, P6d, P39: how soon a person reads his own write, and what reading costs a worker and the disk.

Run as a program it measures the build in whose folder it stands, so that an older one can be measured beside.
"""

import asyncio
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from statistics import quantiles
from uuid import uuid4

import psutil

from deploy.local.layout import SERVICES, anywhere
from deploy.local.stack import Stack
from tests.benchmarks.place import Place
from tests.benchmarks.rows import Row, alone
from tests.system.apart import Apart, apart
from tests.system.drained import drained
from tests.system.folder import open_folder
from tests.system.load import PLACES, load
from tests.system.products import COMMUNE_OFFICERS
from tests.system.stage import appoint_everybody, asking, people
from tests.system.stores import connected

WRITES, LOAD_SECONDS = 100, 45.0
# A person thinks between a read and the next write.
THINKS_SECONDS = 0.1
SIZE = """
select sum(pg_total_relation_size(oid))::bigint from pg_class
where relkind = 'r' and relnamespace = 'public'::regnamespace
"""
NAMES = {
    "P6a": ("one person, idle: write, then read it with min_version, p50", "ms"),
    "P6a.p99": ("the same, p99", "ms"),
    "P6a.read": ("of that the read, p50", "ms"),
    "P6d": ("CPU of evaluation's worker per 10,000 events of all three services", "s"),
    "P39": ("on disk per event, read models and their bookkeeping included", "bytes"),
}


async def reading_apart(place: Place) -> AsyncIterator[Row]:
    """Nine processes over servers of their own; beside them, where it is asked for, an older build's."""
    older: Mapping[str, float] = {}
    if place.before is not None:
        older = await asyncio.to_thread(measured_in, place.before, quick=place.quick)
    ours = await measured(quick=place.quick)
    for identity, (name, unit) in NAMES.items():
        value = ours[identity]
        baseline = older.get(identity)
        yield Row(
            id=identity if baseline is None else f"{identity}.before",
            name=name if baseline is None else f"{name}, beside the older build",
            unit=unit,
            value=value,
            baseline=baseline,
            ratio=None if baseline is None else value / baseline,
        )
    yield alone("P6a.p50", *NAMES["P6a"], ours["P6a"])


def measured_in(root: Path, *, quick: bool) -> Mapping[str, float]:
    """By that build's own services, told by its own Python files."""
    told = subprocess.run(
        [sys.executable, __file__, *(["--quick"] if quick else [])],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root}:{root / 'proto'}"},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(told.stdout.splitlines()[-1])


async def measured(*, quick: bool) -> dict[str, float]:
    writes, seconds = (5, 3.0) if quick else (WRITES, LOAD_SECONDS)
    with open_folder() as folder, Stack(folder, anywhere(), durable=True) as stack:
        await asyncio.to_thread(stack.start)
        with apart(stack) as processes:
            await appoint_everybody(stack)
            return {**await own_writes(stack, writes), **await loaded(stack, processes, seconds)}


async def own_writes(stack: Stack, writes: int) -> dict[str, float]:
    """Milliseconds of one officer, who writes and reads, and is alone."""
    async with people(stack) as everybody:
        officer = everybody[COMMUNE_OFFICERS[PLACES[0]].name]
        both: list[float] = []
        reads: list[float] = []
        for _ in range(writes):
            await asyncio.sleep(THINKS_SECONDS)
            body = {
                "name": "HTX Minh họa",
                "kind": "cooperative",
                "unit": PLACES[0],
                "registration_number": f"{secrets.randbelow(10**12):012}",
                "contact": {"representative": "Đại diện minh họa", "phone": "0000000000"},
            }
            begun = time.perf_counter()
            written = await officer.put("registry", f"/producers/{uuid4()}", body)
            between = time.perf_counter()
            version = written.etag.strip('"')
            said = await officer.ask("GET", "registry", f"/producers?limit=1&min_version={version}")
            assert said.status == 200, said
            both.append((time.perf_counter() - begun) * 1_000)
            reads.append((time.perf_counter() - between) * 1_000)
    return {"P6a": percentile(both, 50), "P6a.p99": percentile(both, 99), "P6a.read": percentile(reads, 50)}


async def loaded(stack: Stack, processes: Apart, seconds: float) -> dict[str, float]:
    """What the commands of busy clients cost evaluation's worker, and what all of them left on the disk."""
    before, empty = await drained(stack), await size(stack)
    worker = psutil.Process(processes.running["evaluation", "worker"].pid)
    begun = cpu(worker)
    async with asking(stack) as clients, load(clients, 1):
        await asyncio.sleep(seconds)
    after = await drained(stack)
    events = sum(after.values()) - sum(before.values())
    spent = (cpu(worker) - begun) * 10_000 / events
    return {"P6d": spent, "P39": (await size(stack) - empty) / events}


def percentile(values: Sequence[float], p: int) -> float:
    return quantiles(values, n=100, method="inclusive")[p - 1]


def cpu(process: psutil.Process) -> float:
    """Seconds, with those of its children."""
    family = [process, *process.children(recursive=True)]
    return sum(times.user + times.system for times in (member.cpu_times() for member in family))


async def size(stack: Stack) -> int:
    """Bytes of all tables and indexes of all services."""
    found = 0
    for service in SERVICES:
        async with connected(stack, service) as db:
            found += await db.fetchval(SIZE)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(measured(quick="--quick" in sys.argv))) + "\n")
