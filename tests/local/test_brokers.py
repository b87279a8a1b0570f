"""Three brokers lose one and no acknowledged record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, Message, Producer, TopicPartition
from confluent_kafka.admin import AdminClient

from deploy.local.kafka import Kafka
from deploy.local.ports import free_ports
from deploy.local.topics import create_topics

RECORDS = 2_000


@pytest.fixture
def cluster(stack_folder: Path) -> Iterator[Kafka]:
    ports = free_ports(6)
    brokers = Kafka(folder=stack_folder / "three", ports=ports[:3], controllers=ports[3:])
    brokers.start()
    yield brokers
    brokers.kill()


def test_a_killed_broker_costs_no_acknowledged_record(cluster: Kafka) -> None:
    create_topics(cluster.bootstrap, ["facts"], partitions=3)
    acknowledged: set[bytes] = set()

    def note(error: KafkaError | None, message: Message) -> None:
        key = message.key()
        if error is None and isinstance(key, bytes):
            acknowledged.add(key)

    producer = Producer({"bootstrap.servers": cluster.bootstrap, "acks": "all", "enable.idempotence": True})
    for number in range(RECORDS):
        if number == RECORDS // 2:
            cluster.kill_broker(2)
        producer.produce("facts", key=str(number), value=b"fact", on_delivery=note)
        producer.poll(0)
    assert producer.flush(60) == 0
    assert len(acknowledged) == RECORDS
    assert everything_in("facts", cluster) == acknowledged


def test_a_broker_that_comes_back_is_in_sync_again(cluster: Kafka) -> None:
    create_topics(cluster.bootstrap, ["facts"], partitions=1)
    cluster.kill_broker(3)
    cluster.start_broker(3)
    admin = AdminClient({"bootstrap.servers": cluster.bootstrap})
    # The test's own time limit ends a wait in vain.
    while len(admin.list_topics("facts", timeout=30).topics["facts"].partitions[0].isrs) < 3:
        pass


def everything_in(topic: str, cluster: Kafka) -> set[bytes]:
    consumer = Consumer({"bootstrap.servers": cluster.bootstrap, "group.id": "reader"})
    parts = [TopicPartition(topic, number, OFFSET_BEGINNING) for number in range(3)]
    consumer.assign(parts)
    ends = {part.partition: consumer.get_watermark_offsets(part, timeout=30)[1] for part in parts}
    found: set[bytes] = set()
    while sum(ends.values()) > len(found):
        for message in consumer.consume(500, timeout=1):
            key = message.key()
            if message.error() is None and isinstance(key, bytes):
                found.add(key)
    consumer.close()
    return found
