"""The Faust app of a worker, kept away from what Faust cannot do: tables, transactions, leaders, files."""

# Faust, mode and aiokafka leave most of their types open; what comes out of this module is typed.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false

import asyncio
from collections.abc import AsyncIterable, Callable, Mapping
from typing import Protocol

import faust
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError
from confluent_kafka import KafkaError as ConfluentError
from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient
from faust.app.base import BootStrategy
from faust.transport.drivers import aiokafka as driver
from yarl import URL

from kernel.subscription.trouble import passes

META_SECONDS = 2.0

type Count = Callable[[Mapping[str, bytes], float], None]


class _CommittedThread(driver.AIOKafkaConsumerThread):
    def _create_worker_consumer(self, transport: driver.Transport) -> AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        # Faust reads what was aborted, too, unless it writes transactions itself.
        consumer._isolation_level = "read_committed"  # pyright: ignore[reportPrivateUsage]  no other way in
        return consumer


class _CommittedConsumer(driver.Consumer):
    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return _CommittedThread(self, loop=self.loop, beacon=self.beacon)


class _CommittedTransport(driver.Transport):
    Consumer = _CommittedConsumer


class _ReadsOnly(BootStrategy):
    enable_kafka_producer = False
    enable_web = False


class _Message(Protocol):
    timestamp: float


class _Event(Protocol):
    headers: Mapping[str, bytes]
    message: _Message


class _Stream(Protocol):
    def events(self) -> AsyncIterable[_Event]: ...


class App(faust.App):
    """Nothing is kept on disk and nothing is sent."""

    BootStrategy = _ReadsOnly

    async def on_first_start(self) -> None:
        """Faust would make a data folder here, for tables."""

    async def live(self, stop: asyncio.Event) -> None:
        """From start to `stop`, or until it crashes: then the reason is raised."""
        try:
            await self.start()
            await self.wait(stop.wait())
        finally:
            await self.stop()
        if self.crash_reason is not None:
            raise self.crash_reason


def make_app(group: str, kafka: str, topic: str, count: Count) -> App:
    """`count` gets headers and time (seconds since 1970) of each record that is new in `topic`.

    It is the one agent, since the app needs one; `group` is its consumer group alone. What must
    not be lost never rides on an agent: an event that raises is acknowledged and forgotten.
    """
    brokers = [URL(f"kafka://{server}") for server in kafka.split(",")]
    app = App(
        group,
        broker=brokers,
        autodiscover=False,
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        # The longest that aiokafka's protocol bears.
        broker_session_timeout=10.0,
        broker_heartbeat_interval=3.0,
        # What an agent shows is live: the past is none of its business.
        consumer_auto_offset_reset="latest",
        stream_wait_empty=False,
    )
    app.transport = _CommittedTransport(brokers, app)
    records = app.topic(
        topic,
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        allow_empty=True,
        # What it may forget it need not remember: Faust keeps a tree of the offsets between transactions,
        # which cost more than everything else about an event.
        acks=False,
    )

    @app.agent(records, name="activity", concurrency=1)  # pyright: ignore[reportArgumentType]  `events` is no coroutine
    async def _activity(stream: _Stream) -> None:
        async for event in stream.events():
            count(event.headers, event.message.timestamp)

    return app


async def demand_topic(kafka: str, topic: str) -> None:
    """Raises KafkaException where no broker answers or the topic is not there; Faust itself would crash."""
    admin = AdminClient({"bootstrap.servers": kafka, "log_level": 0})
    known = await asyncio.to_thread(admin.list_topics, timeout=META_SECONDS)
    if topic not in known.topics:
        raise KafkaException(ConfluentError(ConfluentError.UNKNOWN_TOPIC_OR_PART, f"no topic {topic}"))


def away(fault: BaseException) -> bool:
    """Whether a server was away, rather than a bug found."""
    return passes(fault) or isinstance(fault, KafkaError)
