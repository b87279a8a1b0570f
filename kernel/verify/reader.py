"""A topic from its first record, or from where one is asked to begin, to its end."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition

from kernel.publisher.topic_tail import END, partitions

CHUNK = 4_000
PAUSE_SECONDS = 0.1
TIMEOUT_SECONDS = 60.0

type Since = Callable[[int], int]


def beginning(_partition: int) -> int:
    """Every partition from its first record."""
    return 0


class TopicReader:
    """Used from one thread at a time. Raises TopicMissing, KafkaException."""

    def __init__(self, consumer: Consumer, topic: str, since: Since = beginning) -> None:
        self._consumer = consumer
        self.partitions = partitions(consumer, topic)
        self._under_way = set(self.partitions)
        self._patience = TIMEOUT_SECONDS
        consumer.assign([TopicPartition(topic, p, since(p) or OFFSET_BEGINNING) for p in self.partitions])

    def next(self) -> list[Message] | None:
        """Some more records, maybe none; None once every partition has been read to its end."""
        if not self._under_way:
            return None
        records: list[Message] = []
        for message in self._consumer.consume(CHUNK, PAUSE_SECONDS):
            error = message.error()
            if error is None:
                records.append(message)
            elif error.code() == END:
                self._under_way.discard(message.partition() or 0)
            else:
                raise KafkaException(error)
        self._patience = TIMEOUT_SECONDS if records else self._patience - PAUSE_SECONDS
        if self._patience < 0:
            raise KafkaException(
                KafkaError(KafkaError.REQUEST_TIMED_OUT, "the topic cannot be read to its end")
            )
        return records


@contextmanager
def reading(kafka: str, topic: str, since: Since = beginning) -> Generator[TopicReader]:
    """`since` says at which offset of a partition to begin."""
    consumer = Consumer(
        {
            "bootstrap.servers": kafka,
            "group.id": f"{topic}.verify",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "auto.offset.reset": "error",
            "fetch.wait.max.ms": 10,
            "queued.max.messages.kbytes": 16_384,
            "log_level": 2,
        }
    )
    try:
        yield TopicReader(consumer, topic, since)
    finally:
        consumer.close()
