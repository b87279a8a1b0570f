"""Memory: what the whole stack holds while nobody asks it anything, each shared page counted once."""

import time
from collections.abc import Iterator, Sequence
from functools import partial
from operator import methodcaller

import psutil

from deploy.local.layout import anywhere
from deploy.local.processes import Process
from deploy.local.services import existing, start_services
from deploy.local.stack import Stack
from deploy.local.together import together
from tests.benchmarks.place import temporary_folder
from tests.benchmarks.rows import Row, alone

SETTLE_SECONDS = 20
MEGABYTE = 1_000_000


def memory(*, quick: bool) -> Iterator[Row]:
    """PostgreSQL, Kafka and the issuer as `make up` runs them, and the services, each in one process."""
    with temporary_folder() as folder:
        stack = Stack(folder, anywhere())
        running: list[Process] = []
        try:
            stack.start()
            running += start_services(stack)
            time.sleep(2 if quick else SETTLE_SECONDS)
            yield from figures([*stack.processes(), *running])
        finally:
            together([partial(methodcaller("kill"), process) for process in running])
            stack.kill()


def figures(processes: Sequence[Process]) -> Iterator[Row]:
    sizes = {process.name: sum(map(held, family(process))) / MEGABYTE for process in processes}
    services = len(existing())
    yield alone("MEM", f"idle stack with {services} services, resident", "MB", sum(sizes.values()))
    for name, size in sizes.items():
        yield alone(f"MEM.{slug(name)}", f"{name}, with its children and its keeper", "MB", size)


def slug(name: str) -> str:
    return name.removeprefix("the development ").removesuffix(" all").lower()


def family(process: Process) -> list[psutil.Process]:
    keeper = psutil.Process(process.keeper.pid)
    return [keeper, *keeper.children(recursive=True)]


def held(process: psutil.Process) -> int:
    """Proportional bytes: a page that three processes share counts as a third for each."""
    full = process.memory_full_info()
    # macOS knows no proportional figure; there what is the process's own has to do.
    return full.pss if hasattr(full, "pss") else full.uss
