"""The stack is PostgreSQL, Kafka and the development issuer, started together and stopped together."""

import asyncio
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from deploy.local.account import open_to_all
from deploy.local.artifacts import Progress, fetch, kafka_jars, postgres_jar, quietly
from deploy.local.databases import Database, describe, provision
from deploy.local.identity import Issuer
from deploy.local.java import QUICK
from deploy.local.kafka import Kafka
from deploy.local.layout import SERVICES, Layout
from deploy.local.ports import demand
from deploy.local.postgres import Postgres
from deploy.local.processes import Process, await_ready, start
from deploy.local.together import together
from deploy.local.topics import await_topics, topic_of
from kernel.topic import create_topic


class Stack:
    """The servers of one folder; used as a context, it leaves no process behind however it ends."""

    def __init__(
        self, folder: Path, layout: Layout, *, durable: bool = True, java_options: Sequence[str] = QUICK
    ) -> None:
        self.folder = folder.absolute()
        self.layout = layout
        self.postgres = Postgres(folder=self.folder, port=layout.postgres, durable=durable)
        self.kafka = Kafka(
            folder=self.folder, ports=layout.kafka, controllers=layout.controllers, options=java_options
        )
        self.issuer = Issuer(folder=self.folder, url=layout.issuer_url)
        self.issuer_process: Process | None = None

    def start(self, progress: Progress = quietly) -> None:
        """Start everything at the same time, with a database and a topic for each service.

        Raises Trouble, and leaves what had started to `stop` or `kill`.
        """
        for name, port in self.layout.ports().items():
            demand(name, port)
        open_to_all(self.folder)
        fetch([*kafka_jars(), postgres_jar()], progress)
        together([self._start_postgres, self._start_kafka, self._start_issuer])

    def stop(self) -> None:
        """Stop everything in its orderly way; what is thrown away is not written out first."""
        if self.issuer_process:
            self.issuer_process.stop()
        orderly = self.postgres.durable or self.kafka.recording
        together([self.kafka.stop if orderly else self.kafka.kill, self.postgres.stop])

    def kill(self) -> None:
        """End everything at once; nothing that was acknowledged is lost."""
        for process in self.processes():
            process.kill()

    def processes(self) -> list[Process]:
        """What runs, in the order in which it should stop."""
        running = [self.issuer_process, *self.kafka.processes.values(), self.postgres.process]
        return [process for process in running if process]

    def database(self, service: str) -> Database:
        return describe(self.postgres, service, service)

    def __enter__(self) -> "Stack":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop() if failure is None else self.kill()

    def _start_postgres(self) -> None:
        self.postgres.start()
        for service in SERVICES:
            asyncio.run(provision(self.postgres, service))

    def _start_kafka(self) -> None:
        self.kafka.start()
        copies = min(3, len(self.layout.kafka))
        for service in SERVICES:
            create_topic(self.kafka.bootstrap, topic_of(service), copies)
        await_topics(self.kafka.bootstrap, [topic_of(service) for service in SERVICES])

    def _start_issuer(self) -> None:
        (self.folder / "issuer-url").write_text(self.issuer.url)
        process = start(
            "the development issuer",
            [
                sys.executable,
                *("-m", "deploy.local.issuer"),
                *(self.folder, self.issuer.url, str(self.layout.issuer)),
            ],
            log=self.folder / "logs" / "issuer.log",
        )
        self.issuer_process = process
        await_ready(process, lambda: answers(f"{self.issuer.url}/jwks"))


def answers(url: str) -> bool:
    """Whether a GET is answered with success."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # our own loopback address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
