"""SIGKILL, at moments of seeded chance, for every process in turn; each is started again soon after."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from deploy.local.layout import SERVICES
from deploy.local.postgres import Postgres
from deploy.local.trouble import Trouble
from tests.system.apart import PARTS, Apart

KAFKA, POSTGRES = "kafka", "postgres"
BROKER_KILLS = 2
# How long the last backends of a killed server may take to notice.
LINGERING_SECONDS = 30.0

log = logging.getLogger("ocop.tests.faults")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`after` so many seconds the victim is killed, and is `down` for so long."""

    victim: str
    after: float
    down: float


def plan(rng: Random) -> list[Fault]:
    """Each service's three processes once, the broker twice, the database once, in any order."""
    victims = [f"{service} {part}" for service in SERVICES for part in PARTS]
    victims += [KAFKA] * BROKER_KILLS + [POSTGRES]
    rng.shuffle(victims)
    return [Fault(victim=v, after=rng.uniform(0.5, 3), down=rng.uniform(0.1, 2.5)) for v in victims]


async def strike(processes: Apart, fault: Fault) -> None:
    """Kill the victim and start it again; servers answer when this returns."""
    await asyncio.sleep(fault.after)
    # What has not begun yet ends where there is no database to begin with: whoever runs it starts it again.
    await asyncio.to_thread(processes.await_ready)
    kill, start = means(processes, fault.victim)
    log.warning("%s is killed", fault.victim)
    await asyncio.to_thread(kill)
    await asyncio.sleep(fault.down)
    await asyncio.to_thread(start)
    log.warning("%s is started", fault.victim)


def means(processes: Apart, victim: str) -> tuple[Callable[[], None], Callable[[], None]]:
    """How the victim is killed, and how it is started again."""
    stack = processes.stack
    match victim.split():
        case [service, part]:
            return lambda: processes.kill(service, part), lambda: processes.launch(service, part)
        case ["kafka"]:
            return lambda: stack.kafka.kill_broker(1), lambda: stack.kafka.start_broker(1)
        case _:
            return lambda: kill_postgres(stack.postgres), lambda: start_postgres(stack.postgres)


def kill_postgres(server: Postgres) -> None:
    """The postmaster alone, by its id: its backends notice, and end in their own time."""
    assert server.process is not None, "the server runs"
    server.process.kill()


def start_postgres(server: Postgres) -> None:
    """It refuses to start while a backend of its predecessor holds the shared memory."""
    until = time.monotonic() + LINGERING_SECONDS
    while True:
        try:
            return server.start()
        except Trouble:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
