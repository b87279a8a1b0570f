"""The Kafka side of the publisher: a batch is one transaction, and only whole batches count."""

import logging
from collections.abc import Generator, Sequence
from contextlib import contextmanager

import structlog
from confluent_kafka import KafkaError, KafkaException, Message, Producer

from kernel.publisher.envelope import headers
from kernel.publisher.refusals import Fenced
from kernel.publisher.topic_tail import partitions
from kernel.publisher.unfinished import Unfinished, unfinished
from kernel.readall import Sequenced

FENCED = {
    KafkaError._FENCED,  # pyright: ignore[reportPrivateUsage]  # the client's own codes begin so
    KafkaError.PRODUCER_FENCED,
    KafkaError.INVALID_PRODUCER_EPOCH,
}
TIMEOUT_SECONDS = 30.0
# Often enough that another thread never waits long for the interpreter.
BREATHE = 128

log = structlog.stdlib.get_logger("ocop.publisher")


@contextmanager
def fenced(topic: str) -> Generator[None]:
    """What Kafka answers to a producer whose name another one took is the refusal Fenced."""
    try:
        yield
    except (KafkaException, SystemError) as failed:
        # The client raises a fatal error between delivery reports, and the next report finds it
        # pending: the interpreter makes it the cause of a SystemError.
        cause = failed if isinstance(failed, KafkaException) else failed.__cause__
        if not isinstance(cause, KafkaException):
            raise
        if cause.args[0].code() in FENCED:
            raise Fenced(topic=topic) from cause
        raise cause from None


class Undelivered(RuntimeError):
    """Kafka did not acknowledge every record of a batch; what became of it, the next start finds out."""


class Sender:
    """Sends batches from one thread at a time; after any error it is of no more use.

    `name` is the transactional id: it never changes, so that a successor fences its predecessor.
    """

    def __init__(self, *, kafka: str, topic: str, name: str) -> None:
        self._kafka = kafka
        self._topic = topic
        self._partitions: list[int] = []
        self._delivered = 0
        self._failed: KafkaError | None = None
        self._disturbed = False
        self._producer = Producer(
            {
                "bootstrap.servers": kafka,
                "transactional.id": name,
                "acks": "all",
                "compression.type": "lz4",
                "partitioner": "murmur2_random",
                # A flush sends at once; until then a batch gathers into one request per partition.
                "linger.ms": 1000,
                "log_level": 3,
                "error_cb": self._on_error,
            },
            logger=logging.getLogger(__name__),
        )

    def start(self) -> None:
        """Fence every predecessor, and abort what it had in flight. Raises TopicMissing, KafkaException."""
        with fenced(self._topic):
            self._producer.init_transactions(TIMEOUT_SECONDS)
        self._partitions = partitions(self._producer, self._topic)
        if left := unfinished(self._kafka, self._topic, self._partitions):
            log.warning("a batch was left open", topic=self._topic, partitions=left)
            self._abort(left)
            self.settle()

    def send(self, batch: Sequence[Sequenced]) -> None:
        """All of the batch or none of it. Raises KafkaException, Undelivered, Unfinished or Fenced."""
        producer, topic, delivered = self._producer, self._topic, self._on_delivery
        with fenced(topic):
            self._begin()
            for count, event in enumerate(batch):
                producer.produce(
                    topic, event.data, event.stream, headers=headers(event), on_delivery=delivered
                )
                if count % BREATHE == 0:
                    producer.poll(0)
            self._flush(len(batch))
            producer.commit_transaction(TIMEOUT_SECONDS)
        self.settle()

    def settle(self) -> None:
        """After a broker was lost: is what was committed in the topic? Raises Unfinished, KafkaException."""
        self._producer.poll(0)
        if self._disturbed:
            self._disturbed = False
            if left := unfinished(self._kafka, self._topic, self._partitions):
                raise Unfinished(f"a batch is still open in partitions {left} of {self._topic}")

    def _abort(self, left: Sequence[int]) -> None:
        """A record in each of these partitions that is aborted, and with it what was open there."""
        with fenced(self._topic):
            self._begin()
            for partition in left:
                self._producer.produce(self._topic, partition=partition, on_delivery=self._on_delivery)
            self._flush(len(left))
            self._producer.abort_transaction(TIMEOUT_SECONDS)
        self._disturbed = True

    def _begin(self) -> None:
        self._delivered = 0
        self._producer.begin_transaction()

    def _flush(self, expected: int) -> None:
        self._producer.flush(TIMEOUT_SECONDS)
        if self._failed is not None:
            raise KafkaException(self._failed)
        if self._delivered != expected:
            raise Undelivered(f"{self._delivered} of {expected} records were acknowledged in time")

    def _on_error(self, _: KafkaError) -> None:
        self._disturbed = True

    def _on_delivery(self, error: KafkaError | None, _: Message) -> None:
        if error is None:
            self._delivered += 1
        else:
            self._failed = self._failed or error
