from ocop.kernel.v1 import values_pb2 as _values_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class UnitKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    UNIT_KIND_UNSPECIFIED: _ClassVar[UnitKind]
    UNIT_KIND_COUNTRY: _ClassVar[UnitKind]
    UNIT_KIND_PROVINCE: _ClassVar[UnitKind]
    UNIT_KIND_DISTRICT: _ClassVar[UnitKind]
    UNIT_KIND_COMMUNE: _ClassVar[UnitKind]

class UnitType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    UNIT_TYPE_UNSPECIFIED: _ClassVar[UnitType]
    UNIT_TYPE_COUNTRY: _ClassVar[UnitType]
    UNIT_TYPE_PROVINCE: _ClassVar[UnitType]
    UNIT_TYPE_CENTRAL_CITY: _ClassVar[UnitType]
    UNIT_TYPE_URBAN_DISTRICT: _ClassVar[UnitType]
    UNIT_TYPE_RURAL_DISTRICT: _ClassVar[UnitType]
    UNIT_TYPE_DISTRICT_TOWN: _ClassVar[UnitType]
    UNIT_TYPE_PROVINCIAL_CITY: _ClassVar[UnitType]
    UNIT_TYPE_COMMUNE: _ClassVar[UnitType]
    UNIT_TYPE_WARD: _ClassVar[UnitType]
    UNIT_TYPE_TOWNSHIP: _ClassVar[UnitType]
    UNIT_TYPE_SPECIAL_ZONE: _ClassVar[UnitType]
UNIT_KIND_UNSPECIFIED: UnitKind
UNIT_KIND_COUNTRY: UnitKind
UNIT_KIND_PROVINCE: UnitKind
UNIT_KIND_DISTRICT: UnitKind
UNIT_KIND_COMMUNE: UnitKind
UNIT_TYPE_UNSPECIFIED: UnitType
UNIT_TYPE_COUNTRY: UnitType
UNIT_TYPE_PROVINCE: UnitType
UNIT_TYPE_CENTRAL_CITY: UnitType
UNIT_TYPE_URBAN_DISTRICT: UnitType
UNIT_TYPE_RURAL_DISTRICT: UnitType
UNIT_TYPE_DISTRICT_TOWN: UnitType
UNIT_TYPE_PROVINCIAL_CITY: UnitType
UNIT_TYPE_COMMUNE: UnitType
UNIT_TYPE_WARD: UnitType
UNIT_TYPE_TOWNSHIP: UnitType
UNIT_TYPE_SPECIAL_ZONE: UnitType

class UnitEstablished(_message.Message):
    __slots__ = ("code", "name", "kind", "type", "parent", "valid_from", "valid_until", "since_known", "resolution")
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    PARENT_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    SINCE_KNOWN_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    kind: UnitKind
    type: UnitType
    parent: str
    valid_from: _values_pb2.LocalDate
    valid_until: _values_pb2.LocalDate
    since_known: bool
    resolution: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[_Union[UnitKind, str]] = ..., type: _Optional[_Union[UnitType, str]] = ..., parent: _Optional[str] = ..., valid_from: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., valid_until: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., since_known: _Optional[bool] = ..., resolution: _Optional[str] = ...) -> None: ...

class UnitRenamed(_message.Message):
    __slots__ = ("code", "name", "on", "resolution")
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class UnitRetyped(_message.Message):
    __slots__ = ("code", "type", "on", "resolution")
    CODE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    type: UnitType
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, code: _Optional[str] = ..., type: _Optional[_Union[UnitType, str]] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class UnitTransferred(_message.Message):
    __slots__ = ("code", "parent", "on", "resolution")
    CODE_FIELD_NUMBER: _ClassVar[int]
    PARENT_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    parent: str
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, code: _Optional[str] = ..., parent: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class UnitMerged(_message.Message):
    __slots__ = ("code", "into", "on", "resolution")
    CODE_FIELD_NUMBER: _ClassVar[int]
    INTO_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    into: _containers.RepeatedScalarFieldContainer[str]
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, code: _Optional[str] = ..., into: _Optional[_Iterable[str]] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class UnitParted(_message.Message):
    __slots__ = ("code", "into", "on", "resolution")
    CODE_FIELD_NUMBER: _ClassVar[int]
    INTO_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    into: _containers.RepeatedScalarFieldContainer[str]
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, code: _Optional[str] = ..., into: _Optional[_Iterable[str]] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...

class UnitDissolved(_message.Message):
    __slots__ = ("code", "on", "resolution")
    CODE_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    on: _values_pb2.LocalDate
    resolution: str
    def __init__(self, code: _Optional[str] = ..., on: _Optional[_Union[_values_pb2.LocalDate, _Mapping]] = ..., resolution: _Optional[str] = ...) -> None: ...
