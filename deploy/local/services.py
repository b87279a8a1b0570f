"""The services' processes, with the environment that tells them where the stack is."""

import asyncio
import importlib.util
import os
import secrets
import sys
from functools import partial
from pathlib import Path

from deploy.local.identity import AUDIENCE
from deploy.local.layout import SERVICES
from deploy.local.processes import Process, await_ready, last_words, start
from deploy.local.secret import keep
from deploy.local.stack import Stack, answers
from deploy.local.together import together
from deploy.local.trouble import Trouble
from kernel.migrate import migrate


def existing() -> list[str]:
    """The services that have a command line."""
    found = [name for name in SERVICES if importlib.util.find_spec(f"services.{name}")]
    return [name for name in found if importlib.util.find_spec(f"services.{name}.__main__")]


def environment(stack: Stack, service: str) -> dict[str, str]:
    """What the service reads, under its own prefix, beside what this process was given."""
    database = stack.database(service)
    keys = stack.folder / "keys"
    for file in (keys / f"{service}-master", keys / "person"):
        keep(file, partial(secrets.token_bytes, 32))
    values = {
        "DATABASE_URL": database.url,
        "OWNER_DATABASE_URL": database.owner_url,
        "KAFKA": stack.kafka.bootstrap,
        "REPLICATION": str(min(3, len(stack.layout.kafka))),
        "ISSUER": stack.issuer.url,
        "AUDIENCE": AUDIENCE,
        "MASTER_KEY_FILE": str(keys / f"{service}-master"),
        # The same in all services: a person is the same opaque id everywhere.
        "PERSON_KEY_FILE": str(keys / "person"),
        "HTTP_PORT": str(stack.layout.services[service]),
        "EVIDENCE_URL": (stack.folder / "evidence").as_uri(),
    }
    return {**os.environ, **{f"{service.upper()}_{name}": value for name, value in values.items()}}


def run_service(stack: Stack, service: str, *command: str) -> None:
    """Run a command of the service, such as `migrate`, to its end; Trouble if it fails."""
    process = start_service(stack, service, *command)
    if process.wait():
        raise Trouble(f"{process.name} failed.", f"Its log says: {last_words(process.log)}")


def start_service(stack: Stack, service: str, *command: str) -> Process:
    """Start a process of the service, such as `api`, `worker`, `publisher` or `all`."""
    name = " ".join((service, *command))
    return start(
        name,
        [sys.executable, "-m", f"services.{service}", *command],
        log=stack.folder / "logs" / f"{'-'.join((service, *command))}.log",
        environment=environment(stack, service),
    )


def migrate_service(stack: Stack, service: str) -> None:
    """What the service's own command does, without a process that first imports all of the service."""
    folder = Path(__file__).parents[2] / "services" / service / "migrations"
    asyncio.run(migrate(stack.database(service).owner_url, service, [folder]))


def start_services(stack: Stack) -> list[Process]:
    """Migrate and start every service that exists; they are ready when this returns."""
    (stack.folder / "evidence").mkdir(exist_ok=True)
    together([partial(migrate_service, stack, service) for service in existing()])
    running: list[Process] = []
    try:
        for service in existing():
            running.append(start_service(stack, service, "all"))
        for service, process in zip(existing(), running, strict=True):
            url = f"{stack.layout.service_url(service)}/health/ready"
            await_ready(process, partial(answers, url))
    except BaseException:
        for process in running:
            process.kill()
        raise
    return running
