"""Domain events to protobuf bytes and back, by one mapping that is checked for completeness at start-up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType

from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from kernel.mapping import Incomplete, Plan, plan


class UnknownType(LookupError):
    """Bytes of a type that this codec does not name."""


type Upcast = Callable[[object], object]


class Codec:
    """The events that a service says or hears, each beside the protobuf message of the same name.

    `says` are the service's own events: every field must have its counterpart on both sides.
    `hears` are a reader's own view of other services' events: it may leave out fields of the
    message, never the other way round. `upcasts` turn an old event, named by its class in
    `says`, into today's, on read. Raises Incomplete at construction, naming all that is missing.
    """

    def __init__(
        self,
        *,
        messages: Sequence[ModuleType],
        says: Iterable[type] = (),
        hears: Iterable[type] = (),
        upcasts: Mapping[type, Upcast] | None = None,
    ) -> None:
        known = {
            d.name: GetMessageClass(d)
            for module in messages
            for d in module.DESCRIPTOR.message_types_by_name.values()
        }
        faults: list[str] = []
        self._encode: dict[type, tuple[str, Plan]] = {}
        self._decode: dict[str, tuple[type[Message], Plan]] = {}
        self._upcasts = dict(upcasts or {})
        for event, partial in [*((e, False) for e in says), *((e, True) for e in hears)]:
            message = known.get(event.__name__)
            if message is None:
                faults.append(f"{event.__name__}: no message of this name")
                continue
            made = plan(event, message, partial=partial, faults=faults)
            name = message.DESCRIPTOR.full_name
            self._decode[name] = (message, made)
            if not partial:
                self._encode[event] = (name, made)
        if faults:
            raise Incomplete("; ".join(faults))

    @property
    def types(self) -> frozenset[str]:
        """Full names of all messages it can decode."""
        return frozenset(self._decode)

    def says(self, event: type) -> bool:
        """Whether an event of this class can be stored."""
        return event in self._encode

    def name(self, event: type) -> str:
        """The full message name of an event class that is said or heard."""
        if event in self._encode:
            return self._encode[event][0]
        return next(name for name, (_, made) in self._decode.items() if made.cls is event)

    def encode(self, event: object) -> tuple[str, bytes]:
        """The full name of the event's message, and its bytes."""
        name, made = self._encode[type(event)]
        return name, made.to_message(event).SerializeToString(deterministic=True)

    def decode(self, name: str, data: bytes) -> object:
        """The event of today's shape; raises UnknownType, or protobuf's DecodeError for broken bytes."""
        found = self._decode.get(name)
        if found is None:
            raise UnknownType(name)
        message, made = found
        event = made.from_message(message.FromString(data))
        upcast = self._upcasts.get(type(event))
        while upcast is not None:
            event = upcast(event)
            upcast = self._upcasts.get(type(event))
        return event
