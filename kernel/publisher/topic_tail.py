"""Where the topic ends: its highest number, found from the back of every partition."""

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, Producer, TopicPartition
from confluent_kafka.admin._metadata import ClusterMetadata

from kernel.publisher.envelope import headers_of
from kernel.publisher.refusals import ForeignRecord, TopicMissing
from kernel.record import record

END = KafkaError._PARTITION_EOF  # pyright: ignore[reportPrivateUsage]  # the client's own codes begin so
FIRST_WINDOW = 64
TIMEOUT_SECONDS = 30.0
# A topic that was made a moment ago may not have reached every broker yet.
PATIENCE_SECONDS = 5.0
PAUSE_SECONDS = 0.1
NOT_YET = {
    KafkaError.NOT_LEADER_FOR_PARTITION,
    KafkaError.LEADER_NOT_AVAILABLE,
    KafkaError.UNKNOWN_TOPIC_OR_PART,
}


@record
class Last:
    """The record with the topic's highest number; `event` as its `ce_id` says."""

    seq: int
    event: str


@record
class Tail:
    """How the topic ends: its last record, and the numbers shortly before it that are not there."""

    last: Last | None
    missing: tuple[int, ...]


def last_of(kafka: str, topic: str) -> Last | None:
    """The last committed record, or None where there is none.

    Only to be asked after `init_transactions`: before, a predecessor's batch may still appear.
    Raises TopicMissing, ForeignRecord, or KafkaException where the broker cannot be had.
    """
    with reading(kafka, topic) as consumer:
        return highest(consumer, topic)


def tail_of(kafka: str, topic: str, depth: int) -> Tail:
    """The topic's last record, and what is missing of the `depth` numbers up to it.

    A batch may be missing in some partitions only. Raises what `last_of` raises.
    """
    with reading(kafka, topic) as consumer:
        if (last := highest(consumer, topic)) is None:
            return Tail(last=None, missing=())
        floor = max(0, last.seq - depth + 1)

        def deep(messages: Sequence[Message]) -> bool:
            return bool(messages) and parse(messages[0], topic).seq <= floor

        read = backwards(consumer, topic, deep)
        there = {parse(message, topic).seq for messages in read for message in messages}
        return Tail(last=last, missing=tuple(n for n in range(floor, last.seq) if n not in there))


def highest(consumer: Consumer, topic: str) -> Last | None:
    found = (parse(messages[-1], topic) for messages in backwards(consumer, topic, bool))
    return max(found, key=lambda last: last.seq, default=None)


@contextmanager
def reading(kafka: str, topic: str) -> Generator[Consumer]:
    consumer = Consumer(
        {
            "bootstrap.servers": kafka,
            "group.id": f"{topic}.tail",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "auto.offset.reset": "error",
            "fetch.wait.max.ms": 10,
            "log_level": 2,
        }
    )
    try:
        yield consumer
    finally:
        consumer.close()


def backwards(
    consumer: Consumer, topic: str, enough: Callable[[Sequence[Message]], bool]
) -> list[Sequence[Message]]:
    """The committed records at the end of each partition that has any: `enough` of them, or all.

    Read in doubling windows from the back: an aborted batch leaves nothing but its offsets, and they can
    be thousands.
    """
    left = {p: bounds for p in partitions(consumer, topic) if (bounds := ends(consumer, topic, p))}
    found: list[Sequence[Message]] = []
    size = FIRST_WINDOW
    while left:
        starts = {p: max(low, high - size) for p, (low, high) in left.items()}
        read = read_to_end(consumer, topic, starts)
        done = {p for p, start in starts.items() if enough(read[p]) or start == left[p][0]}
        found += [read[p] for p in done if read[p]]
        left = {p: bounds for p, bounds in left.items() if p not in done}
        size *= 2
    return found


def partitions(client: Consumer | Producer, topic: str) -> list[int]:
    """The numbers of the topic's partitions; raises TopicMissing."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        cluster: ClusterMetadata = client.list_topics(topic, TIMEOUT_SECONDS)
        if cluster.topics[topic].error is None:
            return list(cluster.topics[topic].partitions)
        if time.monotonic() > deadline:
            raise TopicMissing(topic=topic)
        time.sleep(PAUSE_SECONDS)


def ends(consumer: Consumer, topic: str, partition: int) -> tuple[int, int] | None:
    """The first offset and the one after the last; None where nothing was ever written."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), TIMEOUT_SECONDS)
        except KafkaException as failed:
            if failed.args[0].code() not in NOT_YET or time.monotonic() > deadline:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return (low, high) if low < high else None


def read_to_end(consumer: Consumer, topic: str, starts: dict[int, int]) -> dict[int, list[Message]]:
    """The committed records from the given offset to the end of each partition."""
    consumer.assign([TopicPartition(topic, p, start) for p, start in starts.items()])
    read: dict[int, list[Message]] = {partition: [] for partition in starts}
    under_way = set(starts)
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while under_way:
        message = consumer.poll(1)
        if message is not None:
            partition, error = message.partition(), message.error()
            assert partition is not None
            if error is None:
                read[partition].append(message)
            elif error.code() == END:
                under_way.discard(partition)
            else:
                raise KafkaException(error)
            deadline = time.monotonic() + TIMEOUT_SECONDS
        if time.monotonic() > deadline:
            raise KafkaException(
                KafkaError(KafkaError.REQUEST_TIMED_OUT, f"{topic} cannot be read to its end")
            )
    return read


def parse(message: Message, topic: str) -> Last:
    headers = headers_of(message)
    seq, event = headers.get("seq"), headers.get("ce_id")
    if not isinstance(seq, bytes) or not isinstance(event, bytes) or not seq.isdigit():
        raise ForeignRecord(topic=topic, place=f"{message.partition()}/{message.offset()}")
    return Last(seq=int(seq), event=event.decode())
