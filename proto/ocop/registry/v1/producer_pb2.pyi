from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ProducerKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRODUCER_KIND_UNSPECIFIED: _ClassVar[ProducerKind]
    PRODUCER_KIND_COOPERATIVE: _ClassVar[ProducerKind]
    PRODUCER_KIND_COOPERATIVE_GROUP: _ClassVar[ProducerKind]
    PRODUCER_KIND_ENTERPRISE: _ClassVar[ProducerKind]
    PRODUCER_KIND_FARM: _ClassVar[ProducerKind]
    PRODUCER_KIND_HOUSEHOLD: _ClassVar[ProducerKind]
PRODUCER_KIND_UNSPECIFIED: ProducerKind
PRODUCER_KIND_COOPERATIVE: ProducerKind
PRODUCER_KIND_COOPERATIVE_GROUP: ProducerKind
PRODUCER_KIND_ENTERPRISE: ProducerKind
PRODUCER_KIND_FARM: ProducerKind
PRODUCER_KIND_HOUSEHOLD: ProducerKind

class ProducerRegistered(_message.Message):
    __slots__ = ("producer", "name", "kind", "unit", "tax_hash", "contact", "registered_on")
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    TAX_HASH_FIELD_NUMBER: _ClassVar[int]
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    REGISTERED_ON_FIELD_NUMBER: _ClassVar[int]
    producer: str
    name: str
    kind: ProducerKind
    unit: str
    tax_hash: str
    contact: _values_pb2.Sealed
    registered_on: _values_pb2.LocalDate
    def __init__(self, producer: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[_Union[ProducerKind, str]] = ..., unit: _Optional[str] = ..., tax_hash: _Optional[str] = ..., contact: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ..., registered_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ProducerAmended(_message.Message):
    __slots__ = ("producer", "name", "kind", "unit", "tax_hash", "contact", "amended_on")
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    TAX_HASH_FIELD_NUMBER: _ClassVar[int]
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    AMENDED_ON_FIELD_NUMBER: _ClassVar[int]
    producer: str
    name: str
    kind: ProducerKind
    unit: str
    tax_hash: str
    contact: _values_pb2.Sealed
    amended_on: _values_pb2.LocalDate
    def __init__(self, producer: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[_Union[ProducerKind, str]] = ..., unit: _Optional[str] = ..., tax_hash: _Optional[str] = ..., contact: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ..., amended_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class RepresentativeNamed(_message.Message):
    __slots__ = ("producer", "person", "appointment", "name", "named_on")
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAMED_ON_FIELD_NUMBER: _ClassVar[int]
    producer: str
    person: str
    appointment: str
    name: _values_pb2.Sealed
    named_on: _values_pb2.LocalDate
    def __init__(self, producer: _Optional[str] = ..., person: _Optional[str] = ..., appointment: _Optional[str] = ..., name: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ..., named_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class AccountLinked(_message.Message):
    __slots__ = ("producer", "person", "subject", "linked_on")
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    LINKED_ON_FIELD_NUMBER: _ClassVar[int]
    producer: str
    person: str
    subject: _values_pb2.Sealed
    linked_on: _values_pb2.LocalDate
    def __init__(self, producer: _Optional[str] = ..., person: _Optional[str] = ..., subject: _Optional[_Union[_values_pb2.Sealed, _Mapping]] = ..., linked_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class RepresentationEnded(_message.Message):
    __slots__ = ("producer", "person", "appointment", "ended_on")
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENT_FIELD_NUMBER: _ClassVar[int]
    ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    producer: str
    person: str
    appointment: str
    ended_on: _values_pb2.LocalDate
    def __init__(self, producer: _Optional[str] = ..., person: _Optional[str] = ..., appointment: _Optional[str] = ..., ended_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class ProducerClosed(_message.Message):
    __slots__ = ("producer", "reason", "closed_on")
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    CLOSED_ON_FIELD_NUMBER: _ClassVar[int]
    producer: str
    reason: str
    closed_on: _values_pb2.LocalDate
    def __init__(self, producer: _Optional[str] = ..., reason: _Optional[str] = ..., closed_on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
