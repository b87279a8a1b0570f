"""An event on its way to Kafka is a CloudEvent in binary mode: its bytes untouched, the rest in headers."""

from datetime import timedelta
from functools import lru_cache

from confluent_kafka import Message
from ocop.kernel.v1.metadata_pb2 import Metadata

from kernel.messages import EPOCH
from kernel.readall import Sequenced

type Headers = list[tuple[str, str | bytes | None]]

SPECVERSION = ("ce_specversion", "1.0")
CONTENT_TYPE = ("content-type", "application/protobuf")


def headers(event: Sequenced) -> Headers:
    """The record's headers; `seq` and `version` are decimal digits, `metadata` the stored bytes."""
    metadata = Metadata.FromString(event.metadata)
    return [
        SPECVERSION,
        ("ce_id", str(event.id)),
        ("ce_source", metadata.log),
        ("ce_type", event.type),
        ("ce_subject", metadata.subject or event.stream),
        ("ce_time", instant(metadata.occurred_at.micros)),
        CONTENT_TYPE,
        ("metadata", event.metadata),
        ("seq", str(event.seq)),
        ("version", str(event.version)),
    ]


def headers_of(message: Message) -> dict[str, str | bytes | None]:
    """The headers of a record that was read; their values are bytes."""
    given: dict[str, str | bytes | None] = dict(message.headers() or [])
    return given


def instant(micros: int) -> str:
    """Microseconds since 1970 as RFC 3339 in UTC."""
    seconds, fraction = divmod(micros, 1_000_000)
    return f"{second(seconds)}.{fraction:06d}Z" if fraction else f"{second(seconds)}Z"


@lru_cache(maxsize=4096)
def second(seconds: int) -> str:
    """Many events of a batch happened in the same few seconds."""
    return (EPOCH + timedelta(seconds=seconds)).isoformat()[:-6]
