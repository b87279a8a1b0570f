"""One event as it came from Kafka, decoded as far as somebody wants it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from confluent_kafka import Message

from kernel.codec import Codec
from kernel.metadata import Metadata, decode_metadata

type Place = tuple[str, int]
type Decode = Callable[[str, bytes], object]


# Not a @record: tens of thousands of these are made in a second, and frozen ones take three times as long.
@dataclass(slots=True, kw_only=True, eq=False)
class Heard:
    """`event` is None where nobody listens to its type; `fault` says why its effect can not be had.

    `data` and `about` are the bytes of the event and of its metadata, as they were stored.
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
    _metadata: Metadata | None = None

    @property
    def metadata(self) -> Metadata:
        """Decoded when first asked for; raises DecodeError or ValueError for broken bytes."""
        if self._metadata is None:
            self._metadata = decode_metadata(self.about)
        return self._metadata

    @property
    def id(self) -> UUID:
        return self.metadata.event

    @property
    def place(self) -> Place:
        return self.topic, self.partition


class Ear:
    """Makes Heard of records; decodes only the types that are listened to."""

    def __init__(self, codec: Codec, listens: Iterable[type]) -> None:
        self.types = frozenset(codec.name(event) for event in listens)
        self._decode = codec.decode

    def hear(self, message: Message) -> Heard:
        """Never raises for what a record holds: what can not be read has a `fault`."""
        topic, partition, offset = message.topic() or "", message.partition() or 0, message.offset() or 0
        headers: dict[str, object] = {**dict(message.headers() or ())}
        try:
            heard = Heard(
                event=None,
                type=_text(headers["ce_type"]),
                stream=_text(message.key()),
                version=int(_text(headers["version"])),
                seq=int(_text(headers["seq"])),
                topic=topic,
                partition=partition,
                offset=offset,
                data=message.value() or b"",
                about=_bytes(headers["metadata"]),
            )
        except (KeyError, TypeError, ValueError) as fault:
            return _foreign(message, (topic, partition), offset, fault)
        return self.understand(heard)

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


def _foreign(message: Message, place: Place, offset: int, fault: Exception) -> Heard:
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
        data=message.value() or b"",
        about=b"",
        fault=f"not a record of an event: {described(fault)}",
    )


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode()
    raise TypeError(f"{value!r} is not bytes")


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    raise TypeError(f"{value!r} is not bytes")
