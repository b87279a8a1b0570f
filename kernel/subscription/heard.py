"""One event as it was read, from Kafka or from the service's own sequence, decoded as far as it is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from google.protobuf.message import DecodeError

from kernel.codec import Codec
from kernel.metadata import Metadata, decode_metadata
from kernel.readall import Sequenced

type Place = tuple[str, int]

# Where a service's own events come from: like a topic whose offsets are their numbers. It has one
# partition; where one reader is outgrown, streams are shared out among more.
OWN: Place = ("sequence", 0)


class Record(Protocol):
    """A Kafka record as the publisher writes it; one by somebody else may have None anywhere."""

    def topic(self) -> str: ...
    def partition(self) -> int: ...
    def offset(self) -> int: ...
    def key(self) -> bytes: ...
    def value(self) -> bytes: ...
    def headers(self) -> list[tuple[str, bytes]]: ...


# Not a @record: tens of thousands of these are made in a second, and frozen ones take three times as long.
@dataclass(slots=True, kw_only=True, eq=False)
class Heard:
    """`event` is None where nobody listens to its type; `fault` says why its effect cannot be had.

    `data` and `about` are the bytes of the event and of its metadata, as they were stored.
    `known` is the version before it of its stream where that is not the one that it should follow.
    """

    event: object
    type: str
    stream: str
    version: int
    seq: int
    topic: str
    partition: int
    offset: int
    data: bytes
    about: bytes
    fault: str | None = None
    known: int | None = None
    _metadata: Metadata | None = None

    @property
    def metadata(self) -> Metadata:
        """Decoded when first asked for; raises ValueError for broken bytes."""
        if self._metadata is None:
            try:
                self._metadata = decode_metadata(self.about)
            except DecodeError as fault:
                raise ValueError(f"metadata: {fault}") from fault
        return self._metadata

    @property
    def id(self) -> UUID:
        return self.metadata.event

    @property
    def named(self) -> bool:
        """Whether its metadata, and so its id, can be read."""
        try:
            return bool(self.metadata.event)
        except ValueError:
            return False

    @property
    def place(self) -> Place:
        return self.topic, self.partition


class Ear:
    """Makes Heard of records; decodes only the types that are listened to."""

    def __init__(self, codec: Codec, listens: Iterable[type]) -> None:
        self.types = frozenset(codec.name(event) for event in listens)
        self._decode = codec.decode

    def hear(self, fetched: Record) -> Heard:
        """Never raises for what a record holds: what cannot be read has a `fault`."""
        topic, partition, offset = fetched.topic(), fetched.partition(), fetched.offset()
        try:
            headers = dict(fetched.headers())
            heard = Heard(
                event=None,
                type=headers["ce_type"].decode(),
                stream=fetched.key().decode(),
                version=int(headers["version"]),
                seq=int(headers["seq"]),
                topic=topic,
                partition=partition,
                offset=offset,
                data=fetched.value(),
                about=headers["metadata"],
            )
        # Headers, key or value may be None or something else altogether.
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            return _foreign(fetched.value(), (topic, partition), offset, fault)
        return self.understand(heard)

    def read(self, event: Sequenced) -> Heard:
        """One of the service's own."""
        topic, partition = OWN
        return self.understand(
            Heard(
                event=None,
                type=event.type,
                stream=event.stream,
                version=event.version,
                seq=event.seq,
                topic=topic,
                partition=partition,
                offset=event.seq,
                data=event.data,
                about=event.metadata,
            )
        )

    def understand(self, heard: Heard) -> Heard:
        """Fill in the event of a type that is listened to."""
        if heard.type in self.types:
            try:
                heard.event = self._decode(heard.type, heard.data)
            # Whatever broken bytes or an upcaster may raise, other streams must go on.
            except Exception as fault:
                heard.fault = described(fault)
        return heard


def described(fault: BaseException) -> str:
    return f"{type(fault).__name__}: {fault}"[:2000]


def _foreign(value: bytes | None, place: Place, offset: int, fault: Exception) -> Heard:
    """A record that no publisher of ours wrote is a stream of its own, so that it stops nobody else."""
    return Heard(
        event=None,
        type="",
        stream=f"{place[0]}/{place[1]}/{offset}",
        version=1,
        seq=-1,
        topic=place[0],
        partition=place[1],
        offset=offset,
        data=value or b"",
        about=b"",
        fault=f"not a record of an event: {described(fault)}",
    )
