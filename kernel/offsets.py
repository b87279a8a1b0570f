"""Where partitions end: the committed records, or all that were written."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from typing import Protocol

from confluent_kafka import IsolationLevel, TopicPartition
from confluent_kafka.admin import AdminClient
from confluent_kafka.admin._listoffsets import LatestSpec, ListOffsetsResultInfo, OffsetSpec

type Place = tuple[str, int]
type Asked = Mapping[TopicPartition, Future[ListOffsetsResultInfo]]

COMMITTED = IsolationLevel.READ_COMMITTED
WRITTEN = IsolationLevel.READ_UNCOMMITTED
TIMEOUT_SECONDS = 5.0


class Admin(Protocol):
    """The part of confluent-kafka's AdminClient that is used here, typed."""

    def list_offsets(
        self,
        topic_partition_offsets: dict[TopicPartition, OffsetSpec],
        *,
        isolation_level: IsolationLevel,
        request_timeout: float,
    ) -> Asked: ...


def admin(kafka: str) -> Admin:
    """To be made anew after a failure: a client goes on asking the partition leaders that it learnt first."""
    return AdminClient({"bootstrap.servers": kafka, "log_level": 2})


def ask_ends(asking: Admin, places: Iterable[Place], isolation: IsolationLevel) -> Asked:
    """A future for each partition, which may raise KafkaException."""
    return asking.list_offsets(
        {TopicPartition(topic, partition): LatestSpec() for topic, partition in places},
        isolation_level=isolation,
        request_timeout=TIMEOUT_SECONDS,
    )
