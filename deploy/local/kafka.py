"""A Kafka cluster of our own: one broker or three, each broker and controller in one process."""

import secrets
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from deploy.local.artifacts import Progress, fetch, kafka_jars, quietly
from deploy.local.broker import Broker
from deploy.local.java import QUICK, java, loaded_classes
from deploy.local.ports import HOST, demand
from deploy.local.processes import Process, await_ready, start


@dataclass(kw_only=True)
class Kafka:
    """A cluster on 127.0.0.1 with as many brokers as it has ports.

    `options` are given to Java; with the default ones a broker answers after less than a second.
    `missed_after` is in seconds: so long a killed broker counts as there, and cannot come back.
    Unless it is given, that is 3 for several brokers and 30 for one.
    """

    folder: Path
    ports: Sequence[int]
    controllers: Sequence[int]
    options: Sequence[str] = QUICK
    missed_after: float = 0
    processes: dict[int, Process] = field(default_factory=dict[int, Process])
    _recording: Path | None = None

    def __post_init__(self) -> None:
        # A single one that a busy machine makes wait has nobody to take over from it.
        self.missed_after = self.missed_after or (3.0 if len(self.ports) > 1 else 30.0)

    @property
    def bootstrap(self) -> str:
        """The addresses that clients start from."""
        return ",".join(f"{HOST}:{port}" for port in self.ports)

    def start(self, progress: Progress = quietly) -> None:
        """Trouble if a port is taken or the brokers do not come up."""
        fetch(kafka_jars(), progress)
        for port in (*self.ports, *self.controllers):
            demand("Kafka", port)
        for number in range(1, len(self.ports) + 1):
            self._launch(number)
        for number in self.processes:
            self._await(number)
        await_ready(self.processes[1], self._complete)

    def start_broker(self, number: int) -> None:
        """Start a broker that was stopped or killed; `number` counts from 1."""
        self._launch(number)
        self._await(number)

    def kill_broker(self, number: int) -> None:
        """End a broker at once, as a power cut would."""
        self.processes.pop(number).kill()

    def stop(self) -> None:
        """Stop in an orderly way; the first time ever this keeps the loaded classes (some seconds)."""
        # All at once: a broker that is left without the others waits for them in vain.
        for process in self.processes.values():
            process.ask_to_stop()
        while self.processes:
            self.processes.popitem()[1].wait()
        if self._recording and self._recording.exists():
            self._recording.replace(loaded_classes())

    def kill(self) -> None:
        """End all brokers at once; what they acknowledged is kept by the operating system."""
        while self.processes:
            self.processes.popitem()[1].kill()

    @property
    def recording(self) -> bool:
        """Whether an orderly stop would keep the loaded classes for the next start."""
        return self._recording is not None

    def _launch(self, number: int) -> None:
        folder = self.folder / f"kafka-{number}"
        broker = Broker(
            number=number,
            folder=folder,
            ports=self.ports,
            controllers=self.controllers,
            missed_after=self.missed_after,
        )
        broker.prepare()
        self.processes[number] = start(
            f"Kafka {number}" if len(self.ports) > 1 else "Kafka",
            java("kafka.Kafka", [broker.settings], [*self.options, *self._class_cache(number)]),
            log=self.folder / "logs" / f"kafka-{number}.log",
            folder=folder,
            grace=60 if self.recording else 10,
        )

    def _class_cache(self, number: int) -> list[str]:
        if self.options is not QUICK:
            return []
        if (known := loaded_classes()).exists():
            return [f"-XX:AOTCache={known}"]
        if number > 1:
            return []
        self._recording = known.with_name(f".recording-{secrets.token_hex(4)}.aot")
        return [f"-XX:AOTCacheOutput={self._recording}"]

    def _await(self, number: int) -> None:
        await_ready(self.processes[number], lambda: listens(self.ports[number - 1]))

    def _complete(self) -> bool:
        admin = AdminClient({"bootstrap.servers": self.bootstrap, "log_level": 0})
        try:
            return len(admin.list_topics(timeout=5).brokers) == len(self.ports)
        except KafkaException:
            return False


def listens(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True
