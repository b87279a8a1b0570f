"""What a Kafka broker of the local stack is told: broker and controller in one process, on loopback."""

import base64
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy.local.cache import being_made, cache_folder
from deploy.local.java import java
from deploy.local.ports import HOST
from deploy.local.trouble import Trouble

# A cluster is known to its brokers by this name; only loopback clusters carry it.
CLUSTER = "b2NvcC1sb2NhbC1zdGFjaw"


@dataclass(frozen=True, kw_only=True, slots=True)
class Broker:
    """One broker of a cluster; `number` counts from 1."""

    number: int
    folder: Path
    ports: Sequence[int]
    controllers: Sequence[int]
    missed_after: float

    @property
    def settings(self) -> Path:
        return self.folder / "server.properties"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def prepare(self) -> None:
        """Write the settings, and format the data folder unless that is done."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lines = (f"{name}={value}\n" for name, value in self.properties().items())
        self.settings.write_text("".join(lines))
        if not self.data.exists():
            self._format()

    def properties(self) -> dict[str, object]:
        copies = min(3, len(self.ports))
        in_sync = min(2, copies)
        return {
            "process.roles": "broker,controller",
            "node.id": self.number,
            "controller.quorum.voters": ",".join(
                f"{number}@{HOST}:{port}" for number, port in enumerate(self.controllers, start=1)
            ),
            "controller.listener.names": "CONTROLLER",
            "listeners": f"PLAINTEXT://{HOST}:{self.ports[self.number - 1]},"
            f"CONTROLLER://{HOST}:{self.controllers[self.number - 1]}",
            "log.dirs": self.data,
            "auto.create.topics.enable": "false",
            "unclean.leader.election.enable": "false",
            "default.replication.factor": copies,
            "min.insync.replicas": in_sync,
            "broker.session.timeout.ms": round(self.missed_after * 1000),
            "broker.heartbeat.interval.ms": 500,
            "group.initial.rebalance.delay.ms": 0,
            # Partitions of a killed worker are free after 6 s, not after 45, and move within a second or two.
            "group.consumer.assignment.interval.ms": 0,
            "group.consumer.min.heartbeat.interval.ms": 1000,
            "group.consumer.heartbeat.interval.ms": 1000,
            "group.consumer.min.session.timeout.ms": 6000,
            "group.consumer.session.timeout.ms": 6000,
            "offsets.topic.num.partitions": 8,
            "offsets.topic.replication.factor": copies,
            "transaction.state.log.num.partitions": 8,
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": in_sync,
            "share.coordinator.state.topic.num.partitions": 1,
            "share.coordinator.state.topic.replication.factor": copies,
            "share.coordinator.state.topic.min.isr": in_sync,
            # Memory that the compaction of small internal topics does not need.
            "log.cleaner.dedupe.buffer.size": 8 << 20,
        }

    def _format(self) -> None:
        draft = self.folder / "formatting"
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(formatted(self), draft)
        identity = base64.urlsafe_b64encode(b"\0" + secrets.token_bytes(15)).decode().rstrip("=")
        (draft / "meta.properties").write_text(
            f"version=1\ncluster.id={CLUSTER}\nnode.id={self.number}\ndirectory.id={identity}\n"
        )
        draft.rename(self.data)


def formatted(like: Broker) -> Path:
    """A data folder as Kafka's own tool formats it: made once (a second and more), then copied."""
    folder = cache_folder() / "kafka-formatted"
    with being_made(folder) as unfinished:
        if unfinished:
            settings = unfinished.parent / "format.properties"
            settings.write_text(like.settings.read_text().replace(str(like.data), str(unfinished)))
            done = subprocess.run(
                java("kafka.tools.StorageTool", ["format", "-t", CLUSTER, "-c", settings]),
                capture_output=True,
                text=True,
            )
            if done.returncode:
                raise Trouble("Kafka could not format a data folder.", f"It says: {done.stderr.strip()}")
    return folder
