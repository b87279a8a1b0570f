"""A service's topic has the service's name; tests make topics of their own beside them."""

import time
from collections.abc import Iterable, Sequence

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

PARTITIONS = 12
# Replication and the number of copies in sync are the cluster's defaults.
KEPT = {"retention.ms": "-1", "retention.bytes": "-1", "cleanup.policy": "delete"}


def topic_of(service: str) -> str:
    return f"ocop.{service}.v1"


def create_topics(bootstrap: str, topics: Iterable[str], partitions: int = PARTITIONS) -> None:
    """Create the topics that are not there; those that are stay as they are."""
    admin = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})
    wanted = [NewTopic(topic, partitions, config=KEPT) for topic in topics]
    # The client leaves the type of its futures open.
    begun = admin.create_topics(wanted, operation_timeout=30)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    for topic in begun:
        failed = begun[topic].exception()
        if isinstance(failed, KafkaException) and failed.args[0].code() == KafkaError.TOPIC_ALREADY_EXISTS:
            continue
        if failed:
            raise failed
    await_topics(bootstrap, [str(topic) for topic in begun])


def await_topics(bootstrap: str, topics: Sequence[str]) -> None:
    """Wait until the brokers know the topics, and who leads each partition; they may learn it late."""
    admin = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})
    while not all(led(admin, topic) for topic in topics):
        time.sleep(0.05)


def led(admin: AdminClient, topic: str) -> bool:
    known = admin.list_topics(timeout=30).topics.get(topic)
    if known is None or not known.partitions:
        return False
    return all(partition.leader >= 0 for partition in known.partitions.values())
