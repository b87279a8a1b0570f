"""What lies in Kafka is what was stored, byte for byte, as a CloudEvent that anyone can read."""

import asyncio

import pytest
from confluent_kafka import KafkaException
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader, NumberDataPoint

from deploy.local.databases import Database
from kernel.publisher import gauges
from kernel.publisher.envelope import headers, headers_of, instant
from kernel.publisher.sender import Sender, Undelivered
from kernel.readall import Sequenced
from tests.kernel.publisher.facts import (
    AT,
    TYPE,
    Running,
    append,
    append_streams,
    asked,
    happened,
    publish_all,
    publisher,
    read,
    text,
)


async def test_a_record_is_the_stored_event_with_its_headers(
    migrated: Database, kafka: str, topic: str
) -> None:
    event = happened("certificate-1", 1, subject="product-7")
    await append(migrated.url, asked(event))
    await publish_all(migrated.url, kafka, topic, 1)
    [record] = await asyncio.to_thread(read, kafka, topic)
    assert (record.key(), record.value()) == (b"certificate-1", event.data)
    assert headers_of(record) == {
        "ce_specversion": b"1.0",
        "ce_id": str(event.id).encode(),
        "ce_source": b"test/1",
        "ce_type": TYPE.encode(),
        "ce_subject": b"product-7",
        "ce_time": b"2024-03-15T01:30:00Z",
        "content-type": b"application/protobuf",
        "metadata": event.metadata,
        "seq": b"0",
        "version": b"1",
    }


async def test_a_stream_is_its_own_subject_where_nothing_else_is(
    migrated: Database, kafka: str, topic: str
) -> None:
    await append(migrated.url, asked(happened("idea-1", 1)))
    await publish_all(migrated.url, kafka, topic, 1)
    [record] = await asyncio.to_thread(read, kafka, topic)
    assert text(record, "ce_subject") == "idea-1"


@pytest.mark.parametrize(
    ("micros", "written"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (1, "1970-01-01T00:00:00.000001Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (int(AT.timestamp()) * 1_000_000, "2024-03-15T01:30:00Z"),
    ],
)
def test_an_instant_is_written_in_utc(micros: int, written: str) -> None:
    assert instant(micros) == written


async def test_every_stream_keeps_to_one_partition(migrated: Database, kafka: str, topic: str) -> None:
    events = await append_streams(migrated.url, 20)
    await publish_all(migrated.url, kafka, topic, events, batch=7)
    places: dict[bytes | None, set[int | None]] = {}
    for record in await asyncio.to_thread(read, kafka, topic):
        places.setdefault(record.key(), set()).add(record.partition())
    assert len(places) == 20
    assert all(len(partitions) == 1 for partitions in places.values())


async def test_events_appended_while_it_runs_are_published(
    migrated: Database, kafka: str, topic: str
) -> None:
    running = Running(publisher(migrated.url, kafka, topic, batch=5))
    for round_ in range(1, 5):
        await append_streams(migrated.url, 4)
        await running.until(12 * round_)
    await running.stop()
    assert [text(record, "seq") for record in await asyncio.to_thread(read, kafka, topic)] == [
        str(seq) for seq in range(48)
    ]


async def test_a_record_that_is_too_large_leaves_nothing_of_its_batch(kafka: str, topic: str) -> None:
    sender = Sender(kafka=kafka, topic=topic, name=f"{topic}.publisher")
    await asyncio.to_thread(sender.start)
    small, large = (happened(f"idea-{n}", 1) for n in (1, 2))
    batch = [
        Sequenced(0, small.stream, 1, TYPE, small.id, small.data, small.metadata),
        Sequenced(1, large.stream, 1, TYPE, large.id, bytes(2_000_000), large.metadata),
    ]
    with pytest.raises((KafkaException, Undelivered)):
        await asyncio.to_thread(sender.send, batch)
    successor = Sender(kafka=kafka, topic=topic, name=f"{topic}.publisher")
    await asyncio.to_thread(successor.start)
    assert await asyncio.to_thread(read, kafka, topic) == []


def test_the_lags_are_told_to_the_meter() -> None:
    reader = InMemoryMetricReader()
    standing = gauges.Standing("lagging")
    standing.unnumbered, standing.unsent = 7, 3
    gauges.instruments(MeterProvider([reader]).get_meter("test")).add(5, standing.labels)
    assert told(reader, "lagging") == {
        "ocop.sequence.lag": 7,
        "ocop.publisher.lag": 3,
        "ocop.publisher.published": 5,
    }


def told(reader: InMemoryMetricReader, service: str) -> dict[str, int | float]:
    data = reader.get_metrics_data()
    assert data is not None
    return {
        metric.name: point.value
        for resource in data.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
        for point in metric.data.data_points
        if isinstance(point, NumberDataPoint) and point.attributes == {"service": service}
    }


def test_headers_are_made_of_stored_bytes_only() -> None:
    event = happened("idea-1", 1)
    row = Sequenced(5, event.stream, 1, TYPE, event.id, event.data, event.metadata)
    assert dict(headers(row))["metadata"] is row.metadata
