"""make bench: every figure beside its baseline and its aim, in a table and in build/bench.json."""

import asyncio
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType
from typing import Annotated

import structlog
import typer
import uvloop
from rich.console import Console

from deploy.local.show import one_sentence
from deploy.local.trouble import Trouble
from tests.benchmarks import report
from tests.benchmarks.memory import memory
from tests.benchmarks.older import older_build
from tests.benchmarks.p1_commands import PER_RUN, commands
from tests.benchmarks.p1b_eventsourcing import PER_RUN as PER_RUN_1B
from tests.benchmarks.p1b_eventsourcing import beside_eventsourcing
from tests.benchmarks.p2_http import over_http
from tests.benchmarks.p3_publisher import publisher, publisher_by_size
from tests.benchmarks.p4_projector import projector, projector_by_size
from tests.benchmarks.p6_apart import reading_apart
from tests.benchmarks.p6_latency import latency
from tests.benchmarks.p11_size import by_size
from tests.benchmarks.p12_rate import filtering
from tests.benchmarks.p13_sheets import sheets
from tests.benchmarks.p14_practice import practice
from tests.benchmarks.p15_replay import replaying
from tests.benchmarks.place import Place, servers
from tests.benchmarks.rows import Row, stamped

MEMORY = "MEM"

console = Console(highlight=False)
if not console.is_terminal:
    console.width = 140


async def p1(place: Place) -> AsyncIterator[Row]:
    async with place.database() as database:
        async for row in commands(database.owner_url, database.url, 100 if place.quick else PER_RUN):
            yield row


async def p1b(place: Place) -> AsyncIterator[Row]:
    async with place.database() as database:
        per_run = 50 if place.quick else PER_RUN_1B
        async for row in beside_eventsourcing(database.owner_url, database.url, per_run):
            yield row


async def p11(place: Place) -> AsyncIterator[Row]:
    for measure_by_size in (by_size, publisher_by_size, projector_by_size):
        async for row in measure_by_size(place):
            yield row


# Latency comes after the backlogs: by then Kafka's compiler has seen what a broker does.
BENCHMARKS: dict[str, Callable[[Place], AsyncIterator[Row]]] = {
    "P1": p1,
    "P1b": p1b,
    "P2": over_http,
    "P3": publisher,
    "P4": projector,
    "P6": latency,
    "P6a": reading_apart,
    "P11": p11,
    "P12": filtering,
    "P15": replaying,
    "P14": practice,
    "P13": sheets,
}


def main(
    only: Annotated[str, typer.Option(help="Some of them, such as P1,P3")] = "",
    quick: Annotated[
        bool, typer.Option("--quick", help="A smoke run: its figures mean nothing, and are not written")
    ] = False,
    before: Annotated[
        str, typer.Option(help="Measure the build of this revision beside this one (P6a, P12)", metavar="REV")
    ] = "",
) -> None:
    """Measure, show, write. The figures hold for a machine that does nothing else meanwhile."""
    signal.signal(signal.SIGTERM, leave)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    rows: list[Row] = []
    try:
        with one_sentence(), older_build(before) if before else nullcontext() as older:
            measure(chosen(only), rows, quick=quick, before=older)
    finally:
        # What was measured before something went wrong was measured.
        if rows:
            tell(rows, quick=quick)


def tell(rows: Sequence[Row], *, quick: bool, file: Path = report.FILE) -> None:
    if not quick:
        report.write(rows, file)
    console.print(report.table(rows, judged=not quick))


def chosen(only: str) -> list[str]:
    """The benchmarks named, or all of them; Trouble for a name that is none."""
    all_of_them = [*BENCHMARKS, MEMORY]
    names = [name.strip() for name in only.split(",")] if only else all_of_them
    unknown = [name for name in names if name not in all_of_them]
    if unknown:
        raise Trouble(f"There is no benchmark {', '.join(unknown)}.", f"There are {', '.join(all_of_them)}.")
    return names


def measure(names: Sequence[str], rows: list[Row], *, quick: bool, before: Path | None = None) -> None:
    """Memory comes last, without the other servers: what it shared with them would belittle it."""
    wanted = [name for name in names if name in BENCHMARKS]
    if wanted:
        with (
            servers(quick=quick, before=before) as place,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            for name in wanted:
                with timed(name):
                    runner.run(gather(BENCHMARKS[name](place), rows))
    if MEMORY in names:
        with timed(MEMORY):
            rows += map(stamped, memory(quick=quick))


async def gather(measured: AsyncIterator[Row], rows: list[Row]) -> None:
    async for row in measured:
        rows.append(stamped(row))


@contextmanager
def timed(name: str) -> Generator[None]:
    begun = time.monotonic()
    with console.status(f"measuring {name} …"):
        yield
    console.print(f"{name} measured in {time.monotonic() - begun:.0f} s")


def leave(number: int, _: FrameType | None) -> None:
    """Being asked to stop stops what was started, too."""
    sys.exit(128 + number)


if __name__ == "__main__":
    typer.run(main)
