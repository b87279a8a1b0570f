"""A backlog in Kafka: events of many streams, in the very shape in which the publisher sends them."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from confluent_kafka import Producer
from ocop.kernel.v1 import reservation_pb2
from uuid_utils.compat import uuid7

from kernel.codec import Codec
from kernel.metadata import Metadata, encode_metadata
from kernel.publisher.envelope import headers
from kernel.readall import Sequenced
from kernel.reservation import Released, Reserved, SerialTaken

STREAM_LENGTH = 10
PER_TRANSACTION = 4_000
AT = datetime(2024, 5, 6, 7, tzinfo=UTC)
# Makes the payload 300 bytes.
FILLER = "x" * 250

codec = Codec(messages=[reservation_pb2], says=[Reserved, Released, SerialTaken])


def backlog(count: int, seed: int = 1) -> Iterator[Sequenced]:
    """`count` events over streams of ten, of which a thousand grow at any time."""
    chance = random.Random(seed)
    begun = 0
    growing: list[tuple[str, int]] = []
    for seq in range(count):
        while len(growing) < 1_000:
            begun += 1
            growing.append((f"{begun:08d}-{UUID(int=chance.getrandbits(128))}", 0))
        at = chance.randrange(len(growing))
        name, version = growing[at]
        if version + 1 == STREAM_LENGTH:
            growing[at] = growing[-1]
            growing.pop()
        else:
            growing[at] = (name, version + 1)
        yield event(name, version + 1, seq)


def event(name: str, version: int, seq: int) -> Sequenced:
    kind = Reserved if version % 2 else Released
    kind_name, data = codec.encode(kind(name=name, holder=FILLER))
    identity = uuid7()
    stream = f"reservation-{name}"
    at = AT + timedelta(seconds=seq)
    metadata = Metadata(
        log="bench/1",
        event=identity,
        stream=stream,
        version=version,
        type=kind_name,
        subject=stream,
        command=identity,
        correlation=identity,
        causation=None,
        actor="person-0123456789abcdef0123456789abcdef",
        appointment="appointment-0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6@1",
        office="0189aef1-1b2c-7d3e-8f40-51a2b3c4d5e6",
        unit="16201",
        traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        occurred_at=at,
        recorded_at=at,
    )
    return Sequenced(seq, stream, version, kind_name, identity, data, encode_metadata(metadata))


def fill_topic(kafka: str, topic: str, events: Iterator[Sequenced]) -> None:
    """Send them as the publisher does: in transactions, lz4, by stream."""
    producer = Producer(
        {
            "bootstrap.servers": kafka,
            "transactional.id": f"fill-{topic}",
            "partitioner": "murmur2_random",
            "compression.type": "lz4",
            "linger.ms": 5,
            "queue.buffering.max.messages": 2 * PER_TRANSACTION,
            "log_level": 3,
        }
    )
    producer.init_transactions()
    producer.begin_transaction()
    for number, one in enumerate(events, start=1):
        producer.produce(topic, key=one.stream, value=one.data, headers=headers(one))
        if number % PER_TRANSACTION == 0:
            producer.commit_transaction()
            producer.begin_transaction()
    producer.commit_transaction()
