from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OfficeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OFFICE_KIND_UNSPECIFIED: _ClassVar[OfficeKind]
    OFFICE_KIND_PEOPLES_COMMITTEE: _ClassVar[OfficeKind]
    OFFICE_KIND_COORDINATION_OFFICE: _ClassVar[OfficeKind]
    OFFICE_KIND_DEPARTMENT: _ClassVar[OfficeKind]
    OFFICE_KIND_MINISTRY: _ClassVar[OfficeKind]
    OFFICE_KIND_STEERING_BOARD: _ClassVar[OfficeKind]
    OFFICE_KIND_MASS_ORGANISATION: _ClassVar[OfficeKind]
    OFFICE_KIND_COOPERATIVE_ALLIANCE: _ClassVar[OfficeKind]
    OFFICE_KIND_PRESS: _ClassVar[OfficeKind]
    OFFICE_KIND_BANK: _ClassVar[OfficeKind]
OFFICE_KIND_UNSPECIFIED: OfficeKind
OFFICE_KIND_PEOPLES_COMMITTEE: OfficeKind
OFFICE_KIND_COORDINATION_OFFICE: OfficeKind
OFFICE_KIND_DEPARTMENT: OfficeKind
OFFICE_KIND_MINISTRY: OfficeKind
OFFICE_KIND_STEERING_BOARD: OfficeKind
OFFICE_KIND_MASS_ORGANISATION: OfficeKind
OFFICE_KIND_COOPERATIVE_ALLIANCE: OfficeKind
OFFICE_KIND_PRESS: OfficeKind
OFFICE_KIND_BANK: OfficeKind

class OfficeEstablished(_message.Message):
    __slots__ = ("office", "name", "kind", "unit", "since")
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    office: str
    name: str
    kind: OfficeKind
    unit: str
    since: _values_pb2.LocalDate
    def __init__(self, office: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[_Union[OfficeKind, str]] = ..., unit: _Optional[str] = ..., since: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class OfficeRenamed(_message.Message):
    __slots__ = ("office", "name", "on")
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    office: str
    name: str
    on: _values_pb2.LocalDate
    def __init__(self, office: _Optional[str] = ..., name: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class OfficeSucceeded(_message.Message):
    __slots__ = ("office", "by", "on")
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    office: str
    by: str
    on: _values_pb2.LocalDate
    def __init__(self, office: _Optional[str] = ..., by: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...

class OfficeDissolved(_message.Message):
    __slots__ = ("office", "on")
    OFFICE_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    office: str
    on: _values_pb2.LocalDate
    def __init__(self, office: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ...) -> None: ...
