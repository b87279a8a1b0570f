"""Where the topic ends: its highest number, found from the back of every partition."""

import time

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition
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


def last_of(kafka: str, topic: str) -> Last | None:
    """The last committed record, or None where there is none.

    Only to be asked after `init_transactions`: before, a predecessor's batch may still appear.
    Raises TopicMissing, ForeignRecord, or KafkaException where the broker can not be had.
    """
    consumer = Consumer(
        {
            "bootstrap.servers": kafka,
            "group.id": f"{topic}.tail",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "auto.offset.reset": "error",
            "fetch.wait.max.ms": 10,
            "log_level": 3,
        }
    )
    try:
        found = [parse(message, topic) for message in last_records(consumer, topic)]
    finally:
        consumer.close()
    return max(found, key=lambda last: last.seq, default=None)


def last_records(consumer: Consumer, topic: str) -> list[Message]:
    """The last committed record of each partition that has one, in doubling windows from the back.

    An aborted batch leaves nothing to read but its offsets, and they can be thousands.
    """
    left = {p: bounds for p in partitions(consumer, topic) if (bounds := ends(consumer, topic, p))}
    found: list[Message] = []
    size = FIRST_WINDOW
    while left:
        starts = {p: max(low, high - size) for p, (low, high) in left.items()}
        last = read_to_end(consumer, topic, starts)
        found += last.values()
        left = {p: left[p] for p, start in starts.items() if p not in last and start > left[p][0]}
        size *= 2
    return found


def partitions(consumer: Consumer, topic: str) -> list[int]:
    """The numbers of the topic's partitions; raises TopicMissing."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        cluster: ClusterMetadata = consumer.list_topics(topic, TIMEOUT_SECONDS)
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


def read_to_end(consumer: Consumer, topic: str, starts: dict[int, int]) -> dict[int, Message]:
    """From the given offset to the end of each partition: the last record met."""
    consumer.assign([TopicPartition(topic, p, start) for p, start in starts.items()])
    last: dict[int, Message] = {}
    under_way = set(starts)
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while under_way:
        message = consumer.poll(1)
        if message is not None:
            partition, error = message.partition(), message.error()
            assert partition is not None
            if error is None:
                last[partition] = message
            elif error.code() == END:
                under_way.discard(partition)
            else:
                raise KafkaException(error)
            deadline = time.monotonic() + TIMEOUT_SECONDS
        if time.monotonic() > deadline:
            raise KafkaException(
                KafkaError(KafkaError.REQUEST_TIMED_OUT, f"{topic} can not be read to its end")
            )
    return last


def parse(message: Message, topic: str) -> Last:
    headers = headers_of(message)
    seq, event = headers.get("seq"), headers.get("ce_id")
    if not isinstance(seq, bytes) or not isinstance(event, bytes) or not seq.isdigit():
        raise ForeignRecord(topic=topic, place=f"{message.partition()}/{message.offset()}")
    return Last(seq=int(seq), event=event.decode())
