"""The services' api, publisher and worker as processes apart, each of which may be killed on its own."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import partial

from deploy.local.layout import SERVICES
from deploy.local.processes import Process, await_ready
from deploy.local.services import migrate_service, start_service
from deploy.local.stack import Stack, answers
from deploy.local.together import together

PARTS = ("api", "publisher", "worker")
READY_SECONDS = 120


class Apart:
    """`running` are the processes that should live, by service and part."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.running: dict[tuple[str, str], Process] = {}

    def start(self) -> None:
        """Migrate, start all nine, and wait until they are ready; Trouble if one is not."""
        (self.stack.folder / "evidence").mkdir(exist_ok=True)
        together([partial(migrate_service, self.stack, service) for service in SERVICES])
        for service in SERVICES:
            for part in PARTS:
                self.launch(service, part)
        self.await_ready()

    def launch(self, service: str, part: str) -> None:
        self.running[service, part] = start_service(self.stack, service, part)

    def kill(self, service: str, part: str) -> None:
        """SIGKILL."""
        self.running.pop((service, part)).kill()

    def stop(self, service: str, part: str) -> None:
        """In its orderly way."""
        self.running.pop((service, part)).stop()

    def await_ready(self) -> None:
        for service in SERVICES:
            url = f"{self.stack.layout.service_url(service)}/health/ready"
            await_ready(self.running[service, "api"], partial(answers, url), READY_SECONDS)

    def ended(self) -> list[str]:
        """Those that ended although nobody ended them."""
        return [
            f"{process.name}, see {process.log}" for process in self.running.values() if not process.running
        ]

    def end(self) -> None:
        while self.running:
            self.running.popitem()[1].kill()


@contextmanager
def apart(stack: Stack) -> Generator[Apart]:
    processes = Apart(stack)
    try:
        processes.start()
        yield processes
    finally:
        processes.end()
