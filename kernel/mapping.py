"""One record class and one message class, field by field: how to go from either to the other."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from typing import TypeAliasType, Union, get_args, get_origin, get_type_hints

from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from ocop.kernel.v1 import values_pb2

from kernel.messages import SCALARS
from kernel.sealed import Sealed

INTEGERS = {
    FieldDescriptor.TYPE_INT32,
    FieldDescriptor.TYPE_INT64,
    FieldDescriptor.TYPE_UINT32,
    FieldDescriptor.TYPE_UINT64,
}
KINDS = {
    FieldDescriptor.TYPE_STRING: "string",
    FieldDescriptor.TYPE_BOOL: "bool",
    FieldDescriptor.TYPE_BYTES: "bytes",
    **dict.fromkeys(INTEGERS, "int"),
}

AS_IT_IS = SCALARS[str].from_wire

type Convert = Callable[..., object]


class Incomplete(TypeError):
    """A field or type that has no counterpart, found at start-up."""


class Plan:
    """The compiled mapping of one record class."""

    def __init__(self, cls: type, message: type[Message]) -> None:
        self.cls = cls
        self._bare: type[object] = cls
        self._message = message
        self._writes: list[tuple[str, Convert]] = []
        self._reads: list[tuple[Callable[[object, object], None], Convert]] = []

    def add(self, name: str, write: Convert, read: Convert) -> None:
        """`write` gets the record's value, `read` the whole message (presence is the message's to tell)."""
        self._writes.append((name, write))
        # The record's own slot: a frozen record's constructor takes three times as long to fill it.
        self._reads.append((getattr(self.cls, name).__set__, read))

    def to_message(self, value: object) -> Message:
        kwargs = {
            name: write(given) for name, write in self._writes if (given := getattr(value, name)) is not None
        }
        return self._message(**kwargs)

    def from_message(self, message: Message) -> object:
        made = object.__new__(self._bare)
        for put, read in self._reads:
            put(made, read(message))
        return made


def plan(cls: type, message: type[Message], *, partial: bool, faults: list[str]) -> Plan:
    """Compile the mapping; what is missing is added to `faults`, named as `Class.field`."""
    made = Plan(cls, message)
    declared: dict[str, FieldDescriptor] = {f.name: f for f in message.DESCRIPTOR.fields}  # pyright: ignore[reportAssignmentType] -- the stub splits one class in two
    hints = get_type_hints(cls)
    own = {f.name for f in fields(cls)}
    faults += [f"{cls.__name__}.{name}: not in the message" for name in own - declared.keys()]
    if not partial:
        faults += [f"{cls.__name__}.{name}: not in the record" for name in declared.keys() - own]
    for name in sorted(own & declared.keys()):
        try:
            write, read = _field(hints[name], declared[name], partial=partial)
        except Incomplete as fault:
            faults.append(f"{cls.__name__}.{name}: {fault}")
        else:
            made.add(name, write, read)
    return made


def _field(hint: object, field: FieldDescriptor, *, partial: bool) -> tuple[Convert, Convert]:
    hint = _resolved(hint)
    if _is_personal(field) and _bare(hint) is not Sealed:
        raise Incomplete("declared personal, so it must be Sealed")
    if get_origin(hint) is tuple:
        return _tuple(hint, field, partial=partial)
    if get_origin(hint) in (Mapping, dict):
        return _map(hint, field, partial=partial)
    if field.is_repeated:
        raise Incomplete("a repeated field stands for tuple[X, ...] or Mapping[str, X]")
    bare = _bare(hint)
    write, read_one = _one(bare, field, partial=partial)
    get = attrgetter(field.name)
    name = field.name

    def read(message: Message) -> object:
        return read_one(get(message))

    def read_present(message: Message) -> object:
        return read_one(get(message)) if message.HasField(name) else None

    if bare is not hint:
        if not field.has_presence:
            raise Incomplete("X | None stands for an `optional` field")
        return write, read_present
    if field.has_presence and field.message_type is None:
        raise Incomplete("an `optional` field stands for X | None")
    return write, get if read_one is AS_IT_IS else read


def _tuple(hint: object, field: FieldDescriptor, *, partial: bool) -> tuple[Convert, Convert]:
    item, rest = get_args(hint)
    if rest is not Ellipsis or not field.is_repeated or _is_map(field):
        raise Incomplete("tuple[X, ...] stands for a repeated field")
    write_one, read_one = _one(item, field, partial=partial)
    get = attrgetter(field.name)

    def write(value: Sequence[object]) -> object:
        return [write_one(x) for x in value]

    def read(message: Message) -> object:
        return tuple(read_one(x) for x in get(message))

    return write, read


def _map(hint: object, field: FieldDescriptor, *, partial: bool) -> tuple[Convert, Convert]:
    if not _is_map(field):
        raise Incomplete("Mapping[str, X] stands for a map field")
    assert field.message_type is not None
    entry = field.message_type.fields_by_name
    key_write, key_read = _one(get_args(hint)[0], entry["key"], partial=partial)
    write, read = _one(get_args(hint)[1], entry["value"], partial=partial)
    get = attrgetter(field.name)

    def to_wire(value: Mapping[object, object]) -> object:
        return {key_write(k): write(x) for k, x in value.items()}

    def from_wire(message: Message) -> object:
        return {key_read(k): read(x) for k, x in get(message).items()}

    return to_wire, from_wire


def _one(hint: object, field: FieldDescriptor, *, partial: bool) -> tuple[Convert, Convert]:
    """A single value of a field, whether the field is repeated or not."""
    cls = _class(_resolved(hint))
    scalar = SCALARS.get(cls)
    if scalar is not None:
        kind = field.message_type.name if field.message_type is not None else KINDS.get(field.type)
        if kind != scalar.kind:
            raise Incomplete(f"{cls.__name__} stands for {scalar.kind}, the message has {kind}")
        return scalar.to_wire, scalar.from_wire
    if issubclass(cls, Enum):
        return _enum(cls, field.enum_type)
    if is_dataclass(cls) and field.message_type is not None:
        faults: list[str] = []
        nested = plan(cls, GetMessageClass(field.message_type), partial=partial, faults=faults)
        if faults:
            raise Incomplete("; ".join(faults))
        return nested.to_message, nested.from_message
    raise Incomplete(f"no message stands for {cls.__name__}")


def _enum(cls: type[Enum], found: EnumDescriptor | None) -> tuple[Convert, Convert]:
    """`ProducerKind.FARM` is `PRODUCER_KIND_FARM`; the zero value `…_UNSPECIFIED` is nobody's."""
    if found is None:
        raise Incomplete(f"{cls.__name__} stands for an enum")
    prefix = _shouted(found.name)
    wire = {v.name.removeprefix(prefix + "_"): v.number for v in found.values if v.number != 0}
    if wire.keys() != {m.name for m in cls}:
        raise Incomplete(
            f"{cls.__name__} and {found.name} differ in {sorted(wire.keys() ^ {m.name for m in cls})}"
        )
    to_wire = {m: wire[m.name] for m in cls}
    from_wire = {number: cls[name] for name, number in wire.items()}
    return to_wire.__getitem__, from_wire.__getitem__


def _shouted(name: str) -> str:
    return "".join("_" + c if c.isupper() and i else c for i, c in enumerate(name)).upper()


def _is_personal(field: FieldDescriptor) -> bool:
    options = field.GetOptions().ListFields()
    return any(option.full_name == values_pb2.personal.full_name and value for option, value in options)


def _is_map(field: FieldDescriptor) -> bool:
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def _class(hint: object) -> type[object]:
    if isinstance(hint, type):
        return hint
    raise Incomplete(f"no message stands for {hint}")


def _resolved(hint: object) -> object:
    while isinstance(hint, TypeAliasType):
        hint = hint.__value__
    return hint


def _bare(hint: object) -> object:
    """`X` of `X | None`; any other hint is itself."""
    if get_origin(hint) in (Union, types.UnionType):
        rest = [a for a in get_args(hint) if a is not types.NoneType]
        if len(rest) == 1 and len(get_args(hint)) == 2:
            return _resolved(rest[0])
        raise Incomplete(f"no message stands for {hint}")
    return hint
