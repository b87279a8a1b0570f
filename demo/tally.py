"""How many events of each type stand in the topics, counted as any auditor could."""

from collections import Counter

from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

from deploy.local.layout import SERVICES
from deploy.local.topics import topic_of

QUIET = 1.0


def tally(bootstrap: str) -> dict[str, int]:
    """By the last part of the type's name, most frequent first."""
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": "demo-tally",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
        }
    )
    try:
        return _count(consumer)
    finally:
        consumer.close()


def _count(consumer: Consumer) -> dict[str, int]:
    places = [
        TopicPartition(topic_of(service), partition, OFFSET_BEGINNING)
        for service in SERVICES
        for partition in consumer.list_topics(topic_of(service), timeout=10)
        .topics[topic_of(service)]
        .partitions
    ]
    consumer.assign(places)
    found: Counter[str] = Counter()
    ended = 0
    while ended < len(places):
        for message in consumer.consume(1000, timeout=QUIET):
            if message.error() is not None:
                ended += 1
                continue
            for name, value in message.headers() or []:
                if name == "ce_type" and isinstance(value, bytes):
                    found[value.decode().rpartition(".")[2]] += 1
    return dict(found.most_common())
