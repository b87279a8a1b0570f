"""The topic of a service: twelve partitions from the start, so that keys never move, kept for ever."""

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

PARTITIONS = 12
TIMEOUT = 30.0


def create_topic(bootstrap: str, topic: str, replication: int) -> bool:
    """Whether it was created now; one that is there stays as it is. Raises KafkaException."""
    admin = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0})
    config = {"retention.ms": "-1", "retention.bytes": "-1", "cleanup.policy": "delete"}
    if replication >= 3:
        config |= {"min.insync.replicas": "2", "unclean.leader.election.enable": "false"}
    wanted = NewTopic(topic, PARTITIONS, replication, config=config)
    # The client leaves the type of its futures open.
    begun = admin.create_topics([wanted], operation_timeout=TIMEOUT, request_timeout=TIMEOUT)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    failed = begun[topic].exception(TIMEOUT)
    if isinstance(failed, KafkaException) and failed.args[0].code() == KafkaError.TOPIC_ALREADY_EXISTS:
        return False
    if failed is not None:
        raise failed
    return True
